package com.nocodo.modes.change;

import com.nocodo.modes.intake.rules.Numbers;
import com.nocodo.modes.intake.text.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Numbers as people write them, with or without a unit.
final class Amounts {
    private static final String UNITS =
            "€|\\$|£|euros?|eur|chf|franken|pounds?|dollars?|%|percent|prozent|years?|jahren?|hours?|stunden?|minutes?|minuten|characters?|zeichen|kg|kilos?|km|cm|m|days?|tagen?|old|alt|people|persons?|personen";

    private Amounts() {}

    static Optional<BigDecimal> of(List<Token> tokens) {
        var words = tokens.stream().filter(t -> !t.lower().matches(UNITS)).toList();
        if (words.size() != 1) {
            return Optional.empty();
        }
        var text = words.getFirst().text();
        return text.matches("\\d{1,12}([.,]\\d{1,4})?")
                ? Optional.of(new BigDecimal(text.replace(',', '.')))
                : Numbers.word(words.getFirst().lower());
    }
}
