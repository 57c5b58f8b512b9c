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
        var sentences = NounPlaces.retagged(read, language);
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
        if (language == Language.DE) {
            base.putAll(feminine(sentences));
        }
        return sentences.stream().map(s -> renewed(s, base, language)).toList();
    }

    /// `eine Akte`, `jede Akte`: the word as it stands, whatever shorter form was guessed.
    private static Map<String, String> feminine(List<Sentence> sentences) {
        var result = new HashMap<String, String>();
        for (var sentence : sentences) {
            var tokens = sentence.tokens();
            for (int i = 1; i < tokens.size(); i++) {
                var token = tokens.get(i);
                boolean one = tokens.get(i - 1).lower().matches("eine|jede|keine|einer|jeder|meine");
                if (one && token.nounish() && token.lower().equals(token.lemma() + "e")) {
                    result.put(token.lemma(), token.lower());
                }
            }
        }
        return result;
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
            for (var pair : List.of("äu:au", "ä:a", "ä:aa", "ö:o", "ü:u")) {
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

    private static Sentence renewed(Sentence sentence, Map<String, String> base, Language language) {
        var tokens = new ArrayList<Token>();
        for (var token : sentence.tokens()) {
            boolean noun = noun(token);
            var known = noun ? base.getOrDefault(token.lemma(), token.lemma()) : token.lemma();
            var lemma = noun && language == Language.DE ? GermanPlurals.singular(token.lower(), known) : known;
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
