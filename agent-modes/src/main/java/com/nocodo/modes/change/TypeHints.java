package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.structure.Item;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import java.util.List;

/// What the name of a new field tells of its type where the intake takes it for a text or a time of day.
final class TypeHints {
    private final Frames frames;
    private final boolean german;

    TypeHints(Frames frames, boolean german) {
        this.frames = frames;
        this.german = german;
    }

    FieldType better(FieldType guess, Item item) {
        var words = item.words().stream().filter(Token::wordy).toList();
        if (words.isEmpty() || !item.note().isEmpty()) {
            return guess;
        }
        return switch (guess) {
            case TEXT -> text(words);
            case TIME -> says(words.getFirst(), "lasting") ? FieldType.DURATION : guess;
            default -> guess;
        };
    }

    private FieldType text(List<Token> words) {
        var last = words.getLast();
        if (says(last, "kept_money") || german && ends(last, "kept_money")) {
            return FieldType.MONEY;
        }
        boolean next = words.size() > 1
                && words.getFirst().any(NEXT, LAST)
                && !last.lower().matches("(sur)?names?|(nach)?namen?|person|user|owner");
        if (next) {
            return FieldType.DATE;
        }
        boolean done = words.size() > 1
                && last.pos().equals("VERB")
                && (german
                        ? last.lower().matches("\\p{L}*ge\\p{L}+(t|en)|.*(tet|iert)|be\\p{L}+t|unterschrieben|erhalten")
                        : last.lower().endsWith("ed")
                                || last.lower()
                                        .matches("sent|paid|done|made|given|sold|seen|read|met|kept|signed|taken"));
        return done ? FieldType.BOOLEAN : FieldType.TEXT;
    }

    private boolean says(Token token, String name) {
        return Matcher.says(List.of(token), frames.named(name));
    }

    private boolean ends(Token token, String name) {
        return frames.named(name).stream().anyMatch(token.lower()::endsWith);
    }
}
