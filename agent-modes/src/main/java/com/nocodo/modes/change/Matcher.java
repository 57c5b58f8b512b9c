package com.nocodo.modes.change;

import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Lays a frame over words: every word must have its place in it, and every slot something that fits.
final class Matcher {
    private static final int LONGEST_PHRASE = 6;
    private static final String UNMARKED = "isnt|arent|dont|doesnt|cant|mustnt|shouldnt|wont|didnt";
    private final Slots slots;
    /// Frames try the same stretches again and again.
    private final Map<Stretch, Optional<Object>> read = new HashMap<>();

    private List<Token> words = List.of();
    private Pieces pieces = new Pieces(List.of(), Set.of());

    private record Stretch(String kind, int start, int end) {}

    Matcher(Slots slots) {
        this.slots = slots;
    }

    Optional<Filled> match(Frame frame, List<Token> tokens) {
        if (words != tokens) {
            words = tokens;
            pieces = new Pieces(tokens, slots.skip());
            read.clear();
        }
        Map<String, Object> filled = new HashMap<>();
        return match(frame.parts(), 0, 0, filled) ? Optional.of(new Filled(frame.request(), filled)) : Optional.empty();
    }

    private boolean match(List<Frame.Part> parts, int part, int at, Map<String, Object> filled) {
        if (part == parts.size()) {
            return at == pieces.size();
        }
        return switch (parts.get(part)) {
            case Frame.Words(var oneOf, var optional) -> {
                for (int to = at + 1; to <= Math.min(pieces.size(), at + LONGEST_PHRASE); to++) {
                    if (says(pieces.words(at, to), oneOf) && match(parts, part + 1, to, filled)) {
                        yield true;
                    }
                }
                yield optional && match(parts, part + 1, at, filled);
            }
            case Frame.Slot slot -> slot(slot, parts, part, at, filled);
        };
    }

    private boolean slot(Frame.Slot slot, List<Frame.Part> parts, int part, int at, Map<String, Object> filled) {
        for (int to = at + 1; to <= pieces.size(); to++) {
            var value = read(slot.kind(), at, to);
            if (value.isEmpty()) {
                continue;
            }
            filled.put(slot.name(), value.get());
            if (match(parts, part + 1, to, filled)) {
                return true;
            }
            filled.remove(slot.name());
        }
        return false;
    }

    private Optional<Object> read(String kind, int at, int to) {
        return read.computeIfAbsent(new Stretch(kind, at, to), _ -> slots.read(kind, pieces.tokens(at, to)));
    }

    /// Whether the tokens are one of the phrases; a single word in any of its forms.
    static boolean says(List<Token> tokens, Set<String> oneOf) {
        var text = new StringBuilder();
        for (var token : tokens) {
            var word = token.lower().replace('’', '\'');
            text.append(text.isEmpty() ? "" : " ")
                    .append(word.matches(UNMARKED) ? word.replaceFirst("t$", "'t") : word);
        }
        return oneOf.contains(text.toString())
                || tokens.size() == 1
                        && !tokens.getFirst().text().contains(" ")
                        && !tokens.getFirst().is(Mark.NOT)
                        && oneOf.contains(tokens.getFirst().lemma());
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
