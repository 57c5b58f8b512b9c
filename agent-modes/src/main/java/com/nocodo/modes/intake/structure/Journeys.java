package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// `A job goes from received to in production, from there to checked`: the states between `from` and `to`.
final class Journeys {
    private Journeys() {}

    static Optional<Course> read(List<Token> tokens) {
        int verb = 0;
        while (verb < tokens.size() && !StateNames.leads(tokens.get(verb))) {
            verb++;
        }
        boolean other = tokens.stream().anyMatch(t -> t.number() || t.any(HAVE, NOT, NEVER, WE, WHEN, WHETHER));
        if (verb == 0 || verb >= tokens.size() || other) {
            return Optional.empty();
        }
        var states = new LinkedHashSet<String>();
        var moves = new LinkedHashSet<Course.Move>();
        List<String> last = List.of();
        List<String> from = List.of();
        boolean to = false;
        for (int i = verb + 1; i < tokens.size(); ) {
            var t = tokens.get(i);
            boolean starts = start(t);
            boolean ends = t.is(TO) || t.lower().matches("nach|auf|in") && !from.isEmpty() && !to;
            if (!starts && !ends) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < tokens.size()
                    && !start(tokens.get(end))
                    && !tokens.get(end).is(TO)
                    && !tokens.get(end).sign(".;")
                    && !(starts && tokens.get(end).lower().matches("nach|auf"))) {
                end++;
            }
            var named = named(tokens.subList(i + 1, end));
            if (starts) {
                from = named.isEmpty() ? last : named;
                to = false;
            } else {
                for (var a : from) {
                    named.forEach(b -> moves.add(new Course.Move(a, b)));
                }
                last = named;
                from = named;
                to = true;
            }
            states.addAll(named);
            i = end;
        }
        return states.size() > 2 && !moves.isEmpty()
                ? Optional.of(new Course(List.copyOf(states), List.copyOf(moves)))
                : Optional.empty();
    }

    private static boolean start(Token t) {
        return t.is(FROM) || t.lower().equals("von");
    }

    /// The short names between commas and `or`; `there` is none.
    private static List<String> named(List<Token> tokens) {
        var result = new ArrayList<String>();
        for (var part : Chunks.of(tokens, true)) {
            var words = part.stream()
                    .filter(t ->
                            t.wordy() && !t.any(FILLER, SOME, IT) && !t.lower().matches("there|dort|da"))
                    .map(Token::text)
                    .toList();
            if (!words.isEmpty() && words.size() <= 3) {
                result.add(String.join(" ", words));
            }
        }
        return result;
    }
}
