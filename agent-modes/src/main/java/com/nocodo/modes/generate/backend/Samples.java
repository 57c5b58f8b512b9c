package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Valid values of fields, as JSON has them.
final class Samples {
    private Samples() {}

    /// A valid value; null where there is none without more (a file, or a pattern without an example).
    static @Nullable Object json(Field field) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> text(field);
            case EMAIL -> "somebody@example.org";
            case PHONE -> "+49 30 123456";
            case URL -> "https://example.org";
            case COLOUR -> "#336699";
            case INTEGER, MONEY, DURATION ->
                number(field, BigDecimal.ONE).setScale(0, RoundingMode.CEILING).longValueExact();
            case DECIMAL, PERCENT -> number(field, new BigDecimal("1.5"));
            case BOOLEAN -> false;
            case DATE -> "2027-05-01";
            case TIME -> "10:00:00";
            case DATETIME -> "2027-05-01T10:00:00Z";
            case ENUM ->
                field.values().isEmpty() ? null : field.values().getFirst().name();
            case FILE, IMAGE, AUTO_NUMBER, COMPUTED -> null;
        };
    }

    private static @Nullable String text(Field field) {
        if (field.pattern() != null) {
            return field.example();
        }
        if (field.example() != null) {
            return field.example();
        }
        var text = new StringBuilder("Example");
        while (text.length() < Bounds.shortest(field)) {
            text.append('x');
        }
        text.setLength(Math.min(text.length(), Bounds.longest(field)));
        return text.toString();
    }

    private static BigDecimal number(Field field, BigDecimal usual) {
        if (field.min() != null && usual.compareTo(field.min()) < 0) {
            return field.min();
        }
        return field.max() != null && usual.compareTo(field.max()) > 0 ? field.max() : usual;
    }

    /// A default as the type that JSON has for it.
    static Object typed(Field field, String text) {
        return switch (field.type()) {
            case INTEGER, MONEY, DURATION ->
                new BigDecimal(text).setScale(0, RoundingMode.HALF_UP).longValueExact();
            case DECIMAL, PERCENT -> new BigDecimal(text);
            case BOOLEAN -> Boolean.parseBoolean(text);
            default -> text;
        };
    }
}
