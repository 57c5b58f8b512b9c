package com.nocodo.modes.intake.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sentence, list item or heading.
///
/// @param bullet it is an item of a list
/// @param heading the sentence ending in a colon under which this item stands
/// @param paragraph number of the block of lines that it is in
public record Sentence(
        List<Token> tokens, boolean bullet, @Nullable Sentence heading, int paragraph) {

    public Sentence {
        tokens = List.copyOf(tokens);
    }

    public int start() {
        return tokens.getFirst().start();
    }

    public int end() {
        return tokens.getLast().end();
    }

    public boolean has(Mark mark) {
        return tokens.stream().anyMatch(t -> t.is(mark));
    }

    @Override
    public String toString() {
        return String.join(" ", tokens.stream().map(Token::text).toList());
    }
}
