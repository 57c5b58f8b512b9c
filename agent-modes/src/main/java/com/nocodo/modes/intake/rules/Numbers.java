package com.nocodo.modes.intake.rules;

import com.nocodo.modes.intake.text.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Numbers in digits and small ones in words.
public final class Numbers {
    private static final List<List<String>> WORDS = List.of(
            List.of("zero", "null"),
            List.of("one", "once", "ein", "eine", "einen", "eins"),
            List.of("two", "twice", "zwei"),
            List.of("three", "drei"),
            List.of("four", "vier"),
            List.of("five", "fünf"),
            List.of("six", "sechs"),
            List.of("seven", "sieben"),
            List.of("eight", "acht"),
            List.of("nine", "neun"),
            List.of("ten", "zehn"),
            List.of("eleven", "elf"),
            List.of("twelve", "zwölf"));

    private Numbers() {}

    public static Optional<BigDecimal> of(Token token) {
        var text = token.lower().replace(",", ".");
        if (text.matches("\\d{1,12}(\\.\\d{1,4})?")) {
            return Optional.of(new BigDecimal(text));
        }
        for (int i = 0; i < WORDS.size(); i++) {
            if (WORDS.get(i).contains(text) && (i == 0 || token.is(com.nocodo.modes.intake.text.Mark.NUMBER))) {
                return Optional.of(BigDecimal.valueOf(i));
            }
        }
        return Optional.empty();
    }
}
