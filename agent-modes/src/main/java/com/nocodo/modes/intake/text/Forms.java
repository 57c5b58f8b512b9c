package com.nocodo.modes.intake.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Makes forms of one noun agree on one base form: a lemma that the model got wrong is put right by the other forms in
/// the text.
final class Forms {
    private static final List<String> GERMAN_ENDINGS = List.of("innen", "en", "er", "nen", "es", "n", "e", "s");
    private static final List<String> ENGLISH_ENDINGS = List.of("es", "s");

    private Forms() {}

    static List<Sentence> unified(List<Sentence> read, Language language) {
        var sentences = read;
        sentences = asNouns(sentences, language);
        var count = new HashMap<String, Integer>();
        for (var sentence : sentences) {
            for (var token : sentence.tokens()) {
                if (noun(token)) {
                    count.merge(token.lemma(), 1, Integer::sum);
                }
            }
        }
        var surfaces = new HashSet<String>();
        sentences.forEach(s -> s.tokens().forEach(t -> surfaces.add(t.lower())));
        var base = bases(count.keySet(), surfaces, language);
        return sentences.stream().map(s -> renewed(s, base)).toList();
    }

    /// What stands alone after `each`, `one` or `several` is a noun, there and wherever else the text has it.
    private static List<Sentence> asNouns(List<Sentence> sentences, Language language) {
        var nouns = new HashSet<String>();
        for (var sentence : sentences) {
            var tokens = sentence.tokens();
            for (int i = 1; i < tokens.size(); i++) {
                var next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
                boolean alone = next == null
                        || !(next.nounish()
                                || next.pos().equals("ADJ") && next.marks().isEmpty()
                                || next.text().equals("'s"));
                if (alone
                        && tokens.get(i - 1).any(Mark.EACH, Mark.ONE, Mark.SOME)
                        && (bare(tokens.get(i))
                                || tokens.get(i).pos().equals("ADJ")
                                        && tokens.get(i).marks().isEmpty()
                                        && !tokens.get(i - 1).is(Mark.SOME))) {
                    nouns.add(tokens.get(i).lower());
                }
            }
        }
        return sentences.stream().map(s -> retagged(s, nouns, language)).toList();
    }

    private static boolean bare(Token token) {
        return token.wordy()
                && token.marks().isEmpty()
                && token.text().length() >= 3
                && !token.pos().equals("ADP")
                && !token.pos().equals("PRON")
                && !token.pos().equals("ADJ")
                && !token.pos().equals("DET");
    }

    private static Sentence retagged(Sentence sentence, Set<String> nouns, Language language) {
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < sentence.tokens().size(); i++) {
            var token = sentence.tokens().get(i);
            boolean verb = i > 0
                    && sentence.tokens()
                            .get(i - 1)
                            .any(Mark.CAN, Mark.TO, Mark.WE, Mark.IT, Mark.MUST, Mark.WANT, Mark.NOT);
            var one = singular(token.lower(), nouns, language);
            boolean renew = !verb
                    && one != null
                    && token.marks().isEmpty()
                    && (!token.nounish() || !token.lemma().equals(one));
            boolean capital = language == Language.DE
                    && token.text().length() >= 5
                    && Character.isUpperCase(token.text().charAt(0))
                    && token.marks().isEmpty()
                    && token.pos().matches("PRON|ADV|X|ADP|DET");
            if (capital) {
                tokens.add(new Token(token.text(), token.start(), token.end(), "NOUN", token.lemma(), token.marks()));
                continue;
            }
            tokens.add(
                    renew
                            ? new Token(
                                    token.text(),
                                    token.start(),
                                    token.end(),
                                    "NOUN",
                                    String.valueOf(one),
                                    token.marks())
                            : token);
        }
        return new Sentence(tokens, sentence.bullet(), sentence.heading(), sentence.paragraph());
    }

    private static @org.jspecify.annotations.Nullable String singular(
            String word, Set<String> nouns, Language language) {
        if (nouns.contains(word)) {
            return language == Language.DE ? null : word;
        }
        if (language == Language.DE) {
            return null;
        }
        var one = com.nocodo.modes.spec.Names.singular(word);
        return !one.equals(word) && nouns.contains(one) ? one : null;
    }

    private static boolean noun(Token token) {
        return token.wordy()
                && (token.nounish()
                        || token.pos().equals("X")
                        || Character.isUpperCase(token.text().charAt(0)));
    }

    private static Map<String, String> bases(Set<String> lemmas, Set<String> surfaces, Language language) {
        var base = new HashMap<String, String>();
        var endings = language == Language.DE ? GERMAN_ENDINGS : ENGLISH_ENDINGS;
        for (var lemma : lemmas) {
            if (language == Language.DE && !surfaces.contains(lemma)) {
                surfaces.stream()
                        .filter(s -> s.length() >= 3 && lemma.startsWith(s) && lemma.length() - s.length() <= 2)
                        .findFirst()
                        .ifPresent(s -> base.put(lemma, s));
            }
            for (var ending : endings) {
                if (lemma.endsWith(ending) && lemma.length() - ending.length() >= 3) {
                    var stem = lemma.substring(0, lemma.length() - ending.length());
                    var found = candidates(stem, language).stream()
                            .filter(c -> !c.equals(lemma) && lemmas.contains(c))
                            .findFirst();
                    if (found.isPresent()
                            && (surfaces.stream().noneMatch(s -> s.startsWith(lemma))
                                    || safe(found.get(), lemma, ending, language))) {
                        base.put(lemma, found.get());
                        break;
                    }
                }
            }
        }
        return base;
    }

    /// `Schule` is no form of `Schüler`, nor `Lehre` of `Lehrer`: a person's `-er` stays.
    private static boolean safe(String found, String lemma, String ending, Language language) {
        return language == Language.EN || !ending.equals("er") || (lemma.matches(".*[äöü].*") && !found.endsWith("e"));
    }

    private static Set<String> candidates(String stem, Language language) {
        var result = new HashSet<String>();
        result.add(stem);
        if (language == Language.DE) {
            result.add(stem + "e");
            for (var pair : List.of("äu:au", "ä:a", "ö:o", "ü:u")) {
                int at = stem.lastIndexOf(pair.split(":")[0]);
                if (at >= 0) {
                    var plain = stem.substring(0, at)
                            + pair.split(":")[1]
                            + stem.substring(at + pair.split(":")[0].length());
                    result.add(plain);
                    result.add(plain + "e");
                }
            }
        }
        return result;
    }

    private static Sentence renewed(Sentence sentence, Map<String, String> base) {
        var tokens = new ArrayList<Token>();
        for (var token : sentence.tokens()) {
            var lemma = noun(token) ? base.getOrDefault(token.lemma(), token.lemma()) : token.lemma();
            tokens.add(new Token(
                    token.text(),
                    token.start(),
                    token.end(),
                    token.pos(),
                    lemma.toLowerCase(Locale.ROOT),
                    token.marks()));
        }
        return new Sentence(tokens, sentence.bullet(), sentence.heading(), sentence.paragraph());
    }
}
