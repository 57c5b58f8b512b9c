package com.nocodo.modes.intake.rules;

import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
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

    /// The number that a token means; `one`, which is an article too, is none unless it is marked as a number.
    public static Optional<BigDecimal> of(Token token) {
        return word(token.text())
                .filter(n -> Character.isDigit(token.text().charAt(0)) || n.signum() == 0 || token.is(Mark.NUMBER));
    }

    /// The number that a word or digits by themselves mean.
    public static Optional<BigDecimal> word(String word) {
        var text = word.toLowerCase(Locale.ROOT).replace(",", ".");
        if (text.matches("\\d{1,12}(\\.\\d{1,4})?")) {
            return Optional.of(new BigDecimal(text));
        }
        return WORDS.stream().filter(w -> w.contains(text)).findFirst().map(w -> BigDecimal.valueOf(WORDS.indexOf(w)));
    }
}
