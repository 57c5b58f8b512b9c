package com.nocodo.modes.intake.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The closed-class words and fixed phrases of one language: finds them and joins each phrase to one token.
final class Grammar {
    private static final List<String> COMPOUND_ENDINGS = List.of("einnahmen", "umsatz", "umsätze", "erlöse");
    private static final Set<Mark> DEEDS =
            EnumSet.of(Mark.SEE, Mark.CREATE, Mark.EDIT, Mark.DELETE, Mark.MANAGE, Mark.KEEP, Mark.BECOME, Mark.EXPIRE);
    private static final Map<Language, Grammar> LOADED = new EnumMap<>(Language.class);
    private final Map<String, Set<Mark>> phrases = new HashMap<>();
    private final Map<String, Set<Mark>> lemmas = new HashMap<>();
    private int longest = 1;

    static synchronized Grammar of(Language language) {
        return LOADED.computeIfAbsent(language, Grammar::new);
    }

    private Grammar(Language language) {
        lines("grammar-" + language.code() + ".txt").forEach(this::rule);
        lines("rules-" + language.code() + ".txt").forEach(this::rule);
    }

    private void rule(String line) {
        var parts = line.split(" = ", 2);
        var marks = EnumSet.noneOf(Mark.class);
        Arrays.stream(parts[0].strip().split(" ")).map(Mark::valueOf).forEach(marks::add);
        for (var phrase : parts[1].split("\\|")) {
            var text = phrase.strip();
            var into = text.startsWith("~") ? lemmas : phrases;
            into.computeIfAbsent(text.replace("~", ""), _ -> EnumSet.noneOf(Mark.class))
                    .addAll(marks);
            longest = Math.max(longest, text.split(" ").length);
        }
    }

    /// What every form of a verb means.
    Set<Mark> of(String lemma) {
        return lemmas.getOrDefault(lemma, Set.of());
    }

    /// A word of its own, not to be taken for a slip of the pen.
    boolean knows(String word) {
        return phrases.containsKey(word) || lemmas.containsKey(word);
    }

    /// The same tokens with marks, fixed phrases joined, longest first.
    List<Token> mark(List<Token> tokens, String source) {
        var result = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); ) {
            int length = phraseAt(tokens, i);
            result.add(length > 1 ? joined(tokens.subList(i, i + length), source) : marked(tokens, i));
            i += Math.max(1, length);
        }
        return result;
    }

    private int phraseAt(List<Token> tokens, int at) {
        for (int length = Math.min(longest + 2, tokens.size() - at); length > 1; length--) {
            if (phrases.containsKey(key(tokens.subList(at, at + length)))) {
                return length;
            }
        }
        return 0;
    }

    private static String key(List<Token> tokens) {
        var key = new StringBuilder();
        for (var token : tokens) {
            boolean tight = token.text().equals("/") || (key.length() > 0 && key.charAt(key.length() - 1) == '/');
            key.append(key.isEmpty() || tight ? "" : " ").append(token.lower().replace('’', '\''));
        }
        return key.toString();
    }

    private Token joined(List<Token> tokens, String source) {
        int start = tokens.getFirst().start();
        int end = tokens.getLast().end();
        var head = tokens.stream()
                .filter(t -> t.pos().equals("VERB") || t.pos().equals("AUX"))
                .findFirst()
                .orElse(tokens.getLast());
        return new Token(
                source.substring(start, end),
                start,
                end,
                head.pos(),
                head.pos().equals("VERB") || head.pos().equals("AUX") ? head.lemma() : key(tokens),
                phrases.getOrDefault(key(tokens), Set.of()));
    }

    private Token marked(List<Token> tokens, int at) {
        var token = tokens.get(at);
        var marks = EnumSet.noneOf(Mark.class);
        if (sign(tokens, at)) {
            return new Token(token.text(), token.start(), token.end(), "PROPN", token.lower(), marks);
        }
        marks.addAll(phrases.getOrDefault(token.lower().replace('’', '\''), Set.of()));
        boolean gerund = token.lower().matches("\\p{L}{3,}ing") && !afterVerb(tokens, at);
        boolean thing = gerund || token.nounish() && !afterVerb(tokens, at) && !thirdPerson(tokens, at);
        for (var form : List.of(token.lemma(), token.lower())) {
            lemmas.getOrDefault(form, Set.of()).stream()
                    .filter(m -> !thing || !DEEDS.contains(m))
                    .forEach(marks::add);
        }
        for (var ending : COMPOUND_ENDINGS) {
            if (token.nounish()
                    && token.lower().length() > ending.length()
                    && token.lower().endsWith(ending)) {
                marks.addAll(phrases.getOrDefault(ending, Set.of()));
            }
        }
        boolean deed =
                token.nounish() && thirdPerson(tokens, at) && marks.stream().anyMatch(DEEDS::contains);
        return new Token(token.text(), token.start(), token.end(), deed ? "VERB" : token.pos(), token.lemma(), marks);
    }

    /// `B, A2 or BE`: two large letters within a list of values are a name, not a small word.
    private static boolean sign(List<Token> tokens, int at) {
        boolean listed = at > 0
                && (tokens.get(at - 1).sign(",/(:-–")
                        || tokens.get(at - 1).lower().matches("or|oder|and|und"));
        return listed
                && tokens.get(at).text().matches("\\p{Lu}{2}")
                && tokens.stream().anyMatch(t -> t.text().matches("\\p{Ll}{2,}"));
    }

    /// `The clerk books rooms`: between a singular and another noun, what looks like a plural is a verb.
    private static boolean thirdPerson(List<Token> tokens, int at) {
        if (at == 0 || at + 1 >= tokens.size()) {
            return false;
        }
        if (alone(tokens, at)) {
            return true;
        }
        var before = tokens.get(at - 1);
        var after = tokens.get(at + 1);
        boolean adjective =
                before.pos().equals("ADJ") && at > 1 && tokens.get(at - 2).pos().equals("DET");
        boolean between = (before.nounish() || adjective)
                && !before.lower().endsWith("s")
                && (after.nounish()
                        || after.pos().equals("DET")
                        || after.lower().matches("everything|all|only|their|its|nothing"));
        boolean plural = before.nounish()
                && before.lower().endsWith("s")
                && after.nounish()
                && !tokens.get(at).lower().endsWith("s");
        return plural || between && tokens.get(at).lower().endsWith("s");
    }

    /// `Only the manager confirms.`
    private static boolean alone(List<Token> tokens, int at) {
        return at > 1
                && tokens.get(at + 1).sign(".,;-–")
                && tokens.get(at).lower().endsWith("s")
                && tokens.get(at - 1).nounish()
                && !tokens.get(at - 1).lower().endsWith("s")
                && tokens.get(0).lower().matches("only|nur");
    }

    /// `see and edit`: a word that the tagger took for a noun stands where a verb does.
    private static boolean afterVerb(List<Token> tokens, int at) {
        return at > 0
                && tokens.get(at - 1)
                        .lower()
                        .matches("and|or|can|may|to|not|cannot|must|will|should|only|und|oder|nicht|we|i|they");
    }

    static List<String> lines(String resource) {
        try (var in = Objects.requireNonNull(Grammar.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s is missing".formatted(resource).toLowerCase(Locale.ROOT), e);
        }
    }
}
