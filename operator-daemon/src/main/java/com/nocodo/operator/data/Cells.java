package com.nocodo.operator.data;

import com.nocodo.modes.spec.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Values as texts, and as the application's JSON has them.
final class Cells {
    private static final int MINOR_UNITS = 2;
    private static final String NUMBER = "-?\\d{1,16}(\\.\\d{1,8})?";
    private static final String ID = "\\d{1,18}";

    private Cells() {}

    /// Empty where there is nothing.
    static String text(Fields.Column column, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return String.join(
                    ",",
                    StreamSupport.stream(value.spliterator(), false)
                            .map(one -> one.isObject() ? one.path("id").asString() : one.asString())
                            .toList());
        }
        return column.type() == FieldType.MONEY
                ? BigDecimal.valueOf(value.asLong(), MINOR_UNITS).toPlainString()
                : value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }

    /// What the application takes for the text.
    ///
    /// @throws NotThis where the text is none of the column's type
    static @Nullable Object json(Fields.Column column, String text) throws NotThis {
        if (column.many()) {
            return ids(text);
        }
        if (text.isBlank()) {
            return null;
        }
        if (column.link()) {
            return id(text.strip());
        }
        return switch (column.type()) {
            case BOOLEAN -> truth(text.strip());
            case INTEGER, DURATION -> whole(text.strip());
            case MONEY -> minor(text.strip());
            case DECIMAL, PERCENT -> number(text.strip());
            case FILE, IMAGE -> id(text.strip());
            default -> text;
        };
    }

    /// A text is no value of the type.
    static final class NotThis extends Exception {
        private static final long serialVersionUID = 1;

        NotThis(String why) {
            super(why);
        }
    }

    private static List<Long> ids(String text) throws NotThis {
        List<Long> ids = new ArrayList<>();
        for (var one : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
            ids.add(id(one.strip()));
        }
        return ids;
    }

    private static Long id(String text) throws NotThis {
        if (!text.matches(ID)) {
            throw new NotThis("This is not the number of a row.");
        }
        return Long.valueOf(text);
    }

    private static Boolean truth(String text) throws NotThis {
        if (!text.equals("true") && !text.equals("false")) {
            throw new NotThis("This is neither true nor false.");
        }
        return Boolean.valueOf(text);
    }

    private static BigDecimal number(String text) throws NotThis {
        if (!text.matches(NUMBER)) {
            throw new NotThis("This is not a number; write it as in 12.50.");
        }
        return new BigDecimal(text);
    }

    private static Long whole(String text) throws NotThis {
        try {
            return number(text).longValueExact();
        } catch (ArithmeticException e) {
            throw new NotThis("This is not a whole number.");
        }
    }

    private static Long minor(String text) throws NotThis {
        try {
            return number(text).movePointRight(MINOR_UNITS).longValueExact();
        } catch (ArithmeticException e) {
            throw new NotThis("An amount of money has at most two decimals.");
        }
    }
}
