package com.nocodo.modes.sheet;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One cell as the file holds it. A formula is here as the value that the spreadsheet program last worked out.
public sealed interface Cell {
    /// Nothing, or only blanks.
    Cell BLANK = new Blank();

    /// The cell as a person reads it.
    String shown();

    default boolean blank() {
        return this instanceof Blank;
    }

    /// Text without blanks around it; blank text is no text.
    static Cell text(String text) {
        var stripped = text.replace('\u00a0', ' ').replace("\0", "").strip();
        return stripped.isEmpty() ? BLANK : new Text(stripped);
    }

    record Blank() implements Cell {
        @Override
        public String shown() {
            return "";
        }
    }

    record Text(String text) implements Cell {
        @Override
        public String shown() {
            return text;
        }
    }

    /// @param currency ISO 4217 code that the number's format names, or its sign where several have it (kr);
    ///     empty when it names none
    record Number(BigDecimal value, Look look, String currency) implements Cell {
        @Override
        public String shown() {
            var plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            return look == Look.PERCENT
                    ? plain.movePointRight(2).toPlainString() + " %"
                    : (plain.toPlainString() + " " + currency).strip();
        }
    }

    /// How the file shows a number. A percentage is stored as its hundredth.
    enum Look {
        PLAIN,
        PERCENT,
        MONEY
    }

    record Moment(LocalDateTime at, Part part) implements Cell {
        @Override
        public String shown() {
            return switch (part) {
                case DATE -> at.toLocalDate().toString();
                case TIME -> at.toLocalTime().toString();
                case DATETIME -> at.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT));
            };
        }
    }

    /// What of a moment the file shows.
    enum Part {
        DATE,
        TIME,
        DATETIME
    }

    record Truth(boolean value) implements Cell {
        @Override
        public String shown() {
            return value ? "true" : "false";
        }
    }

    /// An error of a formula, for example `#REF!`.
    record Broken(String code) implements Cell {
        @Override
        public String shown() {
            return code;
        }
    }
}
