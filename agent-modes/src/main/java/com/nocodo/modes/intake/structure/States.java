package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Finds the states that a thing passes: `is first planned, then held`, `new -> paid -> sent`, `planned, done, billed,
/// in that order`.
final class States {
    private static final String ORDER =
            "first|initially|firstly|then|afterwards|finally|later|lastly|zuerst|zunächst|erst|dann|danach|anschließend|schließlich|zuletzt|either|entweder";
    private final Context context;

    States(Context context) {
        this.context = context;
    }

    /// How many tokens of a sentence told states; 0 where it tells none.
    int read(Sentence sentence) {
        var tokens = sentence.tokens();
        if (more(sentence) || steps(sentence) || chain(sentence)) {
            return tokens.size();
        }
        return opening(sentence);
    }

    /// `The state of an order is like this: new -> in print -> ready.`
    private boolean steps(Sentence sentence) {
        var tokens = sentence.tokens();
        var arrows = new ArrayList<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(BECOME) && !tokens.get(i).wordy()) {
                arrows.add(i);
            }
        }
        if (arrows.size() < 2) {
            return false;
        }
        int from = arrows.getFirst();
        while (from > 0
                && !tokens.get(from - 1).sign(":,=")
                && !tokens.get(from - 1).is(BE)) {
            from--;
        }
        var before = context.nouns.all(tokens.subList(0, from));
        var subject = before.stream()
                .filter(n -> context.types.exact(n.key()).isEmpty())
                .reduce((_, b) -> b)
                .or(() -> context.last().stream().findFirst());
        if (from == 0 && context.last().isEmpty() || subject.isEmpty() || sentence.has(HAVE)) {
            return false;
        }
        emit(subject.get(), Chunks.of(tokens.subList(from, tokens.size()), true), true, sentence);
        return true;
    }

    /// `A lesson is planned first, then it is either held or cancelled.`
    private boolean chain(Sentence sentence) {
        var tokens = sentence.tokens();
        boolean ordered = tokens.stream().anyMatch(t -> t.lower().matches(ORDER));
        boolean other = sentence.has(WHEN)
                || sentence.has(WHETHER)
                || sentence.has(HAVE)
                || sentence.has(CAN)
                || sentence.has(MUST)
                || sentence.has(NOT)
                || sentence.has(WANT)
                || sentence.has(WITH);
        if (!ordered || other) {
            return false;
        }
        int be = 0;
        while (be < tokens.size() && !tokens.get(be).is(BE)) {
            be++;
        }
        var subject = subject(tokens.subList(0, be));
        var states = states(tokens, be);
        if (subject.isEmpty() || states.size() < 2) {
            return false;
        }
        boolean branches = sentence.has(EITHER) || sentence.has(OR);
        emit(subject.getFirst(), states, !branches, sentence);
        return true;
    }

    /// `Or it gets cancelled before it is done`: one more of the states told last.
    private boolean more(Sentence sentence) {
        var tokens = sentence.tokens();
        int from =
                (int) tokens.stream().takeWhile(t -> t.any(OR, IT, FILLER, BUT)).count();
        boolean goesOn = tokens.getFirst().is(OR)
                && from < tokens.size()
                && tokens.get(from).is(BE);
        if (!goesOn || !(last() instanceof Claim.OneOf told) || !told.state()) {
            return false;
        }
        var states = states(tokens.subList(0, Math.min(tokens.size(), from + 3)), from);
        var values = new ArrayList<>(told.values());
        states.forEach(s -> values.add(Items.text(s)));
        context.claims.set(
                context.claims.indexOf(told),
                new Claim.OneOf(told.subject(), values, true, false, told.clause(), told.weight()));
        return !states.isEmpty();
    }

    private Claim last() {
        return context.claims.stream()
                .filter(c -> !(c instanceof Claim.Mention))
                .reduce((_, b) -> b)
                .orElse(new Claim.Limit(new Clause(List.of(), new Sentence(List.of(), false, null, 0), false), 0));
    }

    /// `Planned, done, billed, in that order`: how many tokens the states at the beginning take.
    private int opening(Sentence sentence) {
        var tokens = sentence.tokens();
        var states = new ArrayList<List<Token>>();
        int i = 0;
        while (i + 1 < tokens.size()
                && (state(tokens.get(i)) || i == 0 && tokens.get(i).wordy())
                && tokens.get(i + 1).sign(",")) {
            states.add(tokens.subList(i, i + 1));
            i += 2;
        }
        if (states.size() < 3 || context.last().isEmpty()) {
            return 0;
        }
        emit(context.last().getFirst(), states, true, sentence);
        while (i < tokens.size() && !tokens.get(i).any(AND, BUT)) {
            i++;
        }
        return i;
    }

    private List<Noun> subject(List<Token> before) {
        var noun = context.nouns.at(before, 0).filter(n -> n.to() == before.size());
        if (noun.isPresent()) {
            return List.of(noun.get());
        }
        boolean pronoun = !before.isEmpty() && before.stream().allMatch(t -> t.any(IT, FILLER));
        return pronoun ? context.last() : List.of();
    }

    /// The participles and adjectives that stand where a state does: behind `is`, `then`, `or`, a comma.
    private static List<List<Token>> states(List<Token> tokens, int from) {
        var seen = new LinkedHashSet<String>();
        var result = new ArrayList<List<Token>>();
        boolean open = false;
        for (int i = from; i < tokens.size(); i++) {
            var t = tokens.get(i);
            boolean be = t.is(BE) || t.lower().matches("(it|they|he|she)['’](s|re)");
            if (be || t.any(AND, OR, EITHER) || t.sign(",") || t.lower().matches(ORDER)) {
                open |= be || i > from;
            } else if (t.any(WE, NOBODY) || t.nounish() && !t.lower().matches("ende|end")) {
                open = false;
            } else if (open && state(t) && seen.add(t.lower())) {
                result.add(List.of(t));
                open = false;
            }
        }
        return result;
    }

    private static boolean state(Token t) {
        return t.wordy()
                && (t.pos().matches("VERB|ADJ|ADV") || t.lower().matches("\\p{L}{3,}ed"))
                && !t.lower().matches(ORDER)
                && !t.any(BE, HAVE, IT, WE, FILLER, THE, SOME, LAST, NEXT);
    }

    private void emit(Noun subject, List<List<Token>> states, boolean path, Sentence sentence) {
        var values = states.stream().map(Items::text).filter(v -> !v.isBlank()).toList();
        var clause = new Clause(sentence.tokens(), sentence, false);
        context.claims.add(new Claim.OneOf(subject, values, true, path, clause, 0.8));
        context.spokenOf(List.of(subject));
    }
}
