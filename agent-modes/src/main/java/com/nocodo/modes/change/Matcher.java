package com.nocodo.modes.change;

import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Lays a frame over words: every word must have its place in it, and every slot something that fits.
final class Matcher {
    private static final int LONGEST_PHRASE = 6;
    private static final int MOST_WAYS = 12;
    private static final String UNMARKED = "isnt|arent|dont|doesnt|cant|mustnt|shouldnt|wont|didnt";
    private final Slots slots;
    /// Frames try the same stretches again and again.
    private final Map<Stretch, Optional<Object>> read = new HashMap<>();

    private List<Token> words = List.of();
    private Pieces pieces = new Pieces(List.of(), Set.of());
    private Set<String> said = Set.of();

    private record Stretch(String kind, int start, int end) {}

    Matcher(Slots slots) {
        this.slots = slots;
    }

    /// The first way in which the frame fits, if there is one.
    Optional<Filled> match(Frame frame, List<Token> tokens) {
        var found = new Filled[1];
        fits(frame, tokens, f -> {
            found[0] = f;
            return true;
        });
        return Optional.ofNullable(found[0]);
    }

    /// Whether one of the ways in which the frame fits is good.
    boolean fits(Frame frame, List<Token> tokens, Predicate<Filled> good) {
        if (words != tokens) {
            words = tokens;
            pieces = new Pieces(tokens, slots.skip());
            read.clear();
            said = said();
        }
        if (frame.parts().stream()
                .anyMatch(p -> p instanceof Frame.Words(var oneOf, var optional)
                        && !optional
                        && Collections.disjoint(oneOf, said))) {
            return false;
        }
        return new Laying(frame.request(), good).over(frame.parts(), 0);
    }

    /// Every phrase that a frame could name in these words.
    private Set<String> said() {
        var result = new HashSet<String>();
        for (int from = 0; from < pieces.size(); from++) {
            for (int to = from + 1; to <= Math.min(pieces.size(), from + LONGEST_PHRASE); to++) {
                result.add(text(pieces.words(from, to)));
            }
            result.add(pieces.words(from, from + 1).getFirst().lemma());
        }
        return result;
    }

    /// One attempt to lay a frame over the words.
    private final class Laying {
        private final String request;
        private final Predicate<Filled> good;
        private final Map<String, Object> filled = new HashMap<>();
        private int tries = MOST_WAYS;

        Laying(String request, Predicate<Filled> good) {
            this.request = request;
            this.good = good;
        }

        private boolean over(List<Frame.Part> parts, int at) {
            if (parts.isEmpty()) {
                return at == pieces.size() && tries-- > 0 && good.test(new Filled(request, Map.copyOf(filled)));
            }
            var rest = parts.subList(1, parts.size());
            return switch (parts.getFirst()) {
                case Frame.Words(var oneOf, var optional) -> words(oneOf, rest, at) || optional && over(rest, at);
                case Frame.Either(var ways, var optional) ->
                    ways.stream().anyMatch(way -> over(joined(way, rest), at)) || optional && over(rest, at);
                case Frame.Slot slot -> slot(slot, rest, at);
            };
        }

        private boolean words(Set<String> oneOf, List<Frame.Part> rest, int at) {
            for (int to = at + 1; to <= Math.min(pieces.size(), at + LONGEST_PHRASE); to++) {
                if (says(pieces.words(at, to), oneOf) && over(rest, to)) {
                    return true;
                }
            }
            return false;
        }

        private boolean slot(Frame.Slot slot, List<Frame.Part> rest, int at) {
            for (int to = at + 1; to <= pieces.size(); to++) {
                var value = read(slot.kind(), at, to);
                if (value.isEmpty()) {
                    continue;
                }
                filled.put(slot.name(), value.get());
                if (over(rest, to)) {
                    return true;
                }
                filled.remove(slot.name());
            }
            return false;
        }
    }

    private static List<Frame.Part> joined(List<Frame.Part> way, List<Frame.Part> rest) {
        var result = new ArrayList<>(way);
        result.addAll(rest);
        return result;
    }

    private Optional<Object> read(String kind, int at, int to) {
        return read.computeIfAbsent(new Stretch(kind, at, to), _ -> slots.read(kind, pieces.tokens(at, to)));
    }

    /// Whether the tokens are one of the phrases; a single word in any of its forms.
    static boolean says(List<Token> tokens, Set<String> oneOf) {
        return oneOf.contains(text(tokens))
                || tokens.size() == 1
                        && !tokens.getFirst().text().contains(" ")
                        && !tokens.getFirst().is(Mark.NOT)
                        && oneOf.contains(tokens.getFirst().lemma());
    }

    private static String text(List<Token> tokens) {
        var text = new StringBuilder();
        for (var token : tokens) {
            var word = token.lower().replace('’', '\'');
            text.append(text.isEmpty() || word.startsWith("'") ? "" : " ")
                    .append(word.matches(UNMARKED) ? word.replaceFirst("t$", "'t") : word);
        }
        return text.toString();
    }

    /// What was found in the slots of a frame.
    record Filled(String request, Map<String, Object> slots) {
        <T> T get(String name, Class<T> type) {
            return type.cast(Objects.requireNonNull(slots.get(name), name));
        }

        boolean has(String name) {
            return slots.containsKey(name);
        }
    }
}
