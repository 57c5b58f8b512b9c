package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds records kept for each pair of others: `attendance per singer and rehearsal (present yes/no, reason)`.
final class PerHeads {
    private final Nouns nouns;

    PerHeads(Nouns nouns) {
        this.nouns = nouns;
    }

    /// The record, what it is kept for, and where its list begins.
    record Found(Noun record, List<Noun> each, int list) {}

    boolean at(List<Token> tokens, int from) {
        return find(tokens, from).isPresent();
    }

    Optional<Found> find(List<Token> tokens, int from) {
        int start = from;
        while (start < tokens.size() - 1 && tokens.get(start).any(FILLER, AND, SOME, ONE)) {
            start++;
        }
        var record = nouns.at(tokens, start);
        int i = record.map(Noun::to).orElse(tokens.size());
        if (i + 1 >= tokens.size() || !tokens.get(i).is(PER)) {
            return Optional.empty();
        }
        var each = new ArrayList<Noun>();
        do {
            var noun = nouns.at(tokens, i + 1);
            if (noun.isEmpty()) {
                return Optional.empty();
            }
            each.add(noun.get());
            i = noun.get().to();
        } while (i + 1 < tokens.size() && tokens.get(i).is(AND));
        boolean listed = i + 1 < tokens.size()
                && (tokens.get(i).sign("(") || tokens.get(i).is(WITH));
        return listed ? Optional.of(new Found(record.orElseThrow(), each, i + 1)) : Optional.empty();
    }

    /// Whether a place is inside `per singer and rehearsal`.
    static boolean within(List<Token> tokens, int start, int at) {
        if (!tokens.get(at - 1).is(AND)) {
            return false;
        }
        for (int i = at - 2; i >= start && i >= at - 4; i--) {
            if (tokens.get(i).is(PER)) {
                return true;
            }
            if (tokens.get(i).sign(",;:(")) {
                return false;
            }
        }
        return false;
    }
}
