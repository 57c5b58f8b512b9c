package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Names the states that the parts of a sentence tell: `then somebody cancels it` is `cancelled`.
final class StateNames {
    private static final String FIRST =
            "first|firstly|initially|originally|zuerst|zunächst|erst|anfangs|zu beginn|am anfang";
    private static final String BEGIN = "start|begin|beginnen|starten|(an|los)?f[aä]ngen|eröffnen";
    private static final String LEAD = BEGIN + "|come|follow|end|go|move|turn|become|change|land|"
            + "kommen|folgen|enden|gehen|wechseln|werden|rutschen|springen";
    private static final String NEXT =
            "then|afterwards|after|finally|next|later|lastly|eventually|ultimately|thereafter|dann|danach|daraufhin|später|schließlich|zuletzt|letztlich|anschließend|ende|end|schluss";
    private static final String QUOTE = "[\"„“”»«'‚‘’]";
    private final Language language;
    private final List<Sentence> all;

    StateNames(Language language, List<Sentence> all) {
        this.language = language;
        this.all = all;
    }

    /// A verb that leads from one state to the next.
    static boolean leads(Token t) {
        return t.pos().matches("VERB|AUX")
                && t.lemma().matches(LEAD)
                && !t.lower().matches("\\p{L}+ed");
    }

    static int index(List<Token> tokens, int from, String words) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).lower().matches(words)) {
                return i;
            }
        }
        return -1;
    }

    /// Where the first state is announced: `first`, `it starts as`; -1 if nowhere.
    int first(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            var t = tokens.get(i);
            boolean as = tokens.subList(i, Math.min(tokens.size(), i + 4)).stream()
                    .anyMatch(w -> w.lower().matches("as|als"));
            boolean begins = t.pos().equals("VERB") && (t.lemma().matches(BEGIN) || leads(t) && as);
            if (t.lower().matches(FIRST) || begins) {
                return i;
            }
        }
        return -1;
    }

    /// Where a further state is announced; -1 if nowhere.
    int next(List<Token> tokens, int from) {
        return index(tokens, from, NEXT);
    }

    /// The states of each part of a sentence, those joined by `or` together.
    List<List<String>> steps(List<Token> tokens, List<String> known) {
        var result = new ArrayList<List<String>>();
        Set<String> seen = new HashSet<>();
        for (var part : parts(tokens)) {
            boolean stays =
                    part.stream().anyMatch(t -> t.lower().matches("stays?|remains?|bleibt|bleiben|once|sobald"));
            var state = stays ? Optional.<String>empty() : state(part, known);
            if (state.isEmpty() || !seen.add(state.get())) {
                continue;
            }
            boolean other = !result.isEmpty() && part.getFirst().is(OR);
            if (other) {
                var both = new ArrayList<>(result.removeLast());
                both.add(state.get());
                result.add(both);
            } else {
                result.add(List.of(state.get()));
            }
        }
        return result;
    }

    private static List<List<Token>> parts(List<Token> tokens) {
        var result = new ArrayList<List<Token>>();
        int colon = index(tokens, 0, ":");
        int start = colon > 0 && colon < tokens.size() - 2 ? colon + 1 : 0;
        for (int i = start + 1; i <= tokens.size(); i++) {
            boolean cut = i == tokens.size()
                    || tokens.get(i).sign(",;")
                    || tokens.get(i).any(AND, OR);
            if (cut && i > start) {
                result.add(tokens.subList(start, i));
            }
            start = cut ? i : start;
        }
        return result;
    }

    Optional<String> state(List<Token> part) {
        return state(part, List.of());
    }

    /// What the record is in this part, by its quotes, its few words behind the verb, or its participle.
    private Optional<String> state(List<Token> part, List<String> known) {
        int open = index(part, 0, QUOTE);
        int close = open < 0 ? -1 : index(part, open + 1, QUOTE);
        if (close > open + 1) {
            return Optional.of(Items.text(part.subList(open + 1, close)).toLowerCase(java.util.Locale.ROOT));
        }
        boolean doer = part.stream().anyMatch(t -> t.is(WE)) && part.stream().noneMatch(t -> t.is(BE));
        var words = doer ? List.<Token>of() : complement(part);
        boolean whole = words.size() > 1
                && words.size() <= 3
                && words.stream().allMatch(t -> t.wordy() && !t.any(WE, NOBODY, HAVE, CAN, MUST, ONLY, NOT))
                && words.stream().noneMatch(t -> known.contains(t.lemma()))
                && !words.getLast().pos().matches("DET|PRON")
                && (words.getFirst().is(IN)
                        || adjective(words.getFirst()) && !words.getLast().nounish());
        if (whole) {
            return Optional.of(String.join(" ", words.stream().map(Token::lower).toList()));
        }
        for (var t : part.reversed()) {
            boolean word = t.wordy()
                    && !t.lower().matches(FIRST + "|" + NEXT)
                    && !leads(t)
                    && !t.any(BE, IT, WE, AND, OR, FILLER, BECOME, TO, IN)
                    && (t.pos().matches("VERB|ADJ|ADV|NOUN|PROPN") || t.lower().endsWith("ed"));
            if (word && !known.contains(t.lemma())) {
                return Optional.of(participle(t, doer));
            }
        }
        return Optional.empty();
    }

    /// The words behind the verb, or of a part without one all of them, up to who does it and when.
    private static List<Token> complement(List<Token> part) {
        int from = 0;
        for (int i = 0; i < part.size(); i++) {
            var t = part.get(i);
            boolean small = t.any(BE, IT, AND, OR, EITHER, FILLER)
                    || t.is(BECOME) && !t.lower().endsWith("ed")
                    || t.sign(",;")
                    || t.lower().matches(FIRST + "|" + NEXT + "|as|als|(it|they|he|she)['’](s|re)")
                    || leads(t);
            from = small ? i + 1 : from;
        }
        var behind = part.subList(from, part.size()).stream()
                .takeWhile(t -> !t.any(BY, WHEN, AFTER, BEFORE, WHETHER, FOR, FROM, ON)
                        && !t.lower().matches("von|durch")
                        && !t.sign(".!)"))
                .toList();
        return behind;
    }

    static boolean adjective(Token t) {
        return t.wordy()
                && (t.pos().matches("VERB|ADJ|ADV") || t.lower().matches("\\p{L}{3,}ed"))
                && !t.lower().matches(FIRST + "|" + NEXT)
                && !t.any(BE, HAVE, IT, WE, FILLER, THE, SOME, LAST, Mark.NEXT);
    }

    private String participle(Token t, boolean doer) {
        boolean present = language == Language.EN
                && t.lower().endsWith("s")
                && (doer || t.pos().equals("VERB") && !t.lemma().equals(t.lower()));
        if (!present) {
            return t.lower();
        }
        var stem = Names.singular(t.lower());
        var regular = stem.endsWith("e") ? stem + "d" : stem + "ed";
        return all.stream()
                .flatMap(s -> s.tokens().stream())
                .map(Token::lower)
                .filter(w -> w.startsWith(stem) && w.endsWith("ed"))
                .findFirst()
                .orElse(regular);
    }
}
