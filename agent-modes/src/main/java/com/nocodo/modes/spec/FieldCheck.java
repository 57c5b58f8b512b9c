package com.nocodo.modes.spec;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is wrong with one field.
final class FieldCheck {
    private final String where;
    private final Field field;
    private final List<String> problems;

    FieldCheck(String where, Field field, List<String> problems) {
        this.where = where;
        this.field = field;
        this.problems = problems;
    }

    void all() {
        if (field.type() == null) {
            problem("'type' is missing");
            return;
        }
        if (field.label() == null || field.label().isBlank()) {
            problem("'label' is missing");
        }
        bounds();
        lengths();
        values();
        computed();
        var format = field.format() == null ? "" : field.format();
        if (field.type() == FieldType.AUTO_NUMBER && !format.matches("[^{}]*(\\{year})?[^{}]*\\{n(:\\d)?}[^{}]*")) {
            problem("format '%s' has no number in it (for example INV-{year}-{n:4})", format);
        }
        if (field.defaultValue() != null && !fits(field.defaultValue())) {
            problem(
                    "default '%s' is not a %s",
                    field.defaultValue(), field.type().text());
        }
    }

    private void bounds() {
        var min = field.min();
        var max = field.max();
        if ((min != null || max != null) && !field.type().numeric()) {
            problem("min and max do not go with %s", field.type().text());
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            problem("min %s is above max %s", min.toPlainString(), max.toPlainString());
        }
        if (field.scale() != null && (field.type() != FieldType.DECIMAL || field.scale() < 0 || field.scale() > 6)) {
            problem("scale is for decimals, 0 to 6");
        }
    }

    private void lengths() {
        if ((field.minLength() != null || field.maxLength() != null || field.pattern() != null)
                && !field.type().textual()) {
            problem("lengths and patterns do not go with %s", field.type().text());
        }
        if (field.minLength() != null && field.maxLength() != null && field.minLength() > field.maxLength()) {
            problem("min_length %d is above max_length %d", field.minLength(), field.maxLength());
        }
        if (field.pattern() != null) {
            try {
                var pattern = Pattern.compile(field.pattern());
                if (field.example() == null || !pattern.matcher(field.example()).matches()) {
                    problem("pattern '%s' needs an 'example' that it matches", field.pattern());
                }
            } catch (PatternSyntaxException e) {
                problem("pattern '%s': %s", field.pattern(), e.getDescription());
            }
        }
    }

    private void values() {
        if (field.type() != FieldType.ENUM) {
            if (!field.values().isEmpty()) {
                problem("values are for enums");
            }
            return;
        }
        if (field.values().isEmpty()) {
            problem("an enum has at least one value");
        }
        var seen = new HashSet<String>();
        for (var value : field.values()) {
            if (value.name() == null || !value.name().matches("[a-z][a-z0-9_]*")) {
                problem("value '%s' is not snake_case", value.name());
            } else if (!seen.add(value.name())) {
                problem("value '%s' is given twice", value.name());
            }
        }
    }

    private void computed() {
        if (field.computed() && (field.expr() == null || field.result() == null)) {
            problem("a computed field has 'expr' and 'result'");
        } else if (!field.computed() && (field.expr() != null || field.result() != null)) {
            problem("'expr' and 'result' are for computed fields");
        } else if (field.computed() && (field.required() || field.unique() || field.defaultValue() != null)) {
            problem("a computed field cannot be required, unique, or have a default");
        }
    }

    private boolean fits(String value) {
        try {
            return switch (field.type()) {
                case BOOLEAN -> value.equals("true") || value.equals("false");
                case INTEGER, MONEY, DURATION -> {
                    Long.parseLong(value);
                    yield true;
                }
                case DECIMAL, PERCENT -> Double.isFinite(Double.parseDouble(value));
                case DATE -> value.equals("today()") || LocalDate.parse(value).isAfter(LocalDate.MIN);
                case TIME -> LocalTime.parse(value) != null;
                case DATETIME ->
                    value.equals("now()")
                            || LocalDateTime.parse(value.replaceFirst("Z$", "")).isAfter(LocalDateTime.MIN);
                case ENUM -> field.values().stream().anyMatch(v -> v.name().equals(value));
                case FILE, IMAGE, AUTO_NUMBER, COMPUTED -> false;
                default -> true;
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            return false;
        }
    }

    private void problem(String message, Object... args) {
        problems.add(where + ": " + message.formatted(args));
    }
}
