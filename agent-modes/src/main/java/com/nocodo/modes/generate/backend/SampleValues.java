package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values for sample rows that one may take for real: near today, with usual amounts. A row that some rule does not let
/// in is tried again with others: later or earlier, smaller or larger.
///
/// @param values know what rules compare, and in which order
record SampleValues(Values values, SampleWords words, LocalDate today) {
    /// How many ways there are to move a row in time and size.
    static final int WAYS = 6;

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int[] CENTS = {2500, 4900, 1500, 8000, 12000, 3500, 990, 6500, 19900, 4000, 7500, 2900};
    private static final int[] MINUTES = {60, 45, 30, 90, 60, 120, 45};
    private static final int[] PERCENTS = {10, 5, 20, 0, 15, 50, 25};

    /// @param n which row of its kind
    /// @param again how often it was refused
    @Nullable
    Object value(Entity entity, Field field, int n, int again) {
        return switch (field.type()) {
            case BOOLEAN -> truth(field, values.ruled(entity, field) ? n + again : n);
            case DATE -> day(entity, field, n, again);
            case TIME -> LocalTime.of(Math.min(22, 8 + n % 8 + values.rank(entity, field)), n % 2 * 30);
            case DATETIME -> moment(entity, field, n, again);
            case ENUM ->
                field.values()
                        .get((n - 1 + (values.ruled(entity, field) ? again : 0))
                                % field.values().size())
                        .name();
            case INTEGER, MONEY, DURATION, DECIMAL, PERCENT -> number(entity, field, n, again);
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL, COLOUR ->
                words.text(entity, field, field.unique() ? n + 12 * again : n);
            case FILE, IMAGE, AUTO_NUMBER, COMPUTED -> null;
        };
    }

    private static boolean named(Field field, String pattern) {
        return Pattern.compile(pattern)
                .matcher((field.name() + " " + field.label()).toLowerCase(Locale.ROOT))
                .find();
    }

    /// Some things are true of most rows, others of few.
    private static boolean truth(Field field, int n) {
        return named(field, "activ|aktiv|available|verfügbar|paid|bezahlt|valid|gültig") ? n % 6 != 0 : n % 4 == 0;
    }

    /// The day about which everything of one row lies.
    private LocalDate about(int n, int again) {
        var step = n * 5 + again * 11;
        return today.plusDays(
                switch (again % WAYS) {
                    case 1, 4 -> 1 + step % 45;
                    case 2, 5 -> -1 - step % 45;
                    default -> step % 60 - 40;
                });
    }

    private LocalDate day(Entity entity, Field field, int n, int again) {
        if (named(field, "birth|born|geburt|geboren")) {
            return LocalDate.of(today.getYear() - 20 - n * 7 % 45, n % 12 + 1, n * 3 % 28 + 1);
        }
        if (values.past(entity, field)) {
            return today.minusDays(1 + (n * 5 + again * 11) % 200);
        }
        if (named(field, "until|expir|valid|gültig|\\bbis\\b|ablauf|läuft ab") && values.rank(entity, field) == 0) {
            return today.plusDays(90 + n * 13);
        }
        return about(n, again).plusDays(2L * values.rank(entity, field));
    }

    private Object moment(Entity entity, Field field, int n, int again) {
        var day = values.past(entity, field) ? today.minusDays(1 + (n * 5 + again * 11) % 200) : about(n, again);
        return day.atTime(Math.min(22, 8 + (n * 3 + again) % 8 + values.rank(entity, field)), 0);
    }

    private BigDecimal number(Entity entity, Field field, int n, int again) {
        if (values.ruled(entity, field) && again % WAYS == 3) {
            return bounded(field, BigDecimal.ONE, n);
        }
        if (values.ruled(entity, field) && again % WAYS == 5) {
            return bounded(field, BigDecimal.ZERO, n);
        }
        var larger = values.ruled(entity, field) && again % WAYS == 4 ? 10 : 1;
        return bounded(field, BigDecimal.valueOf(usual(field, n) * larger), n);
    }

    private long usual(Field field, int n) {
        return switch (field.type()) {
            case MONEY -> CENTS[(n - 1) % CENTS.length];
            case DURATION -> MINUTES[(n - 1) % MINUTES.length];
            case PERCENT -> PERCENTS[(n - 1) % PERCENTS.length];
            default ->
                named(field, "year|jahr")
                        ? today.getYear() - 1 - n % 12
                        : named(field, "mileage|kilomet") ? 12_000 + n * 7_300L : 1 + n * 5 % 12;
        };
    }

    private static BigDecimal bounded(Field field, BigDecimal wanted, int n) {
        var min = field.min();
        var max = field.max();
        var value = wanted;
        if (max != null && value.compareTo(max) > 0) {
            value = max.subtract(BigDecimal.valueOf(n % 5));
        }
        if (min != null && value.compareTo(min) < 0) {
            var raised = min.add(BigDecimal.valueOf(n % 5));
            value = max != null && raised.compareTo(max) > 0 ? min : raised;
        }
        if (!Bounds.whole(field.type())) {
            return value.setScale(Math.min(Bounds.scale(field), 2), RoundingMode.CEILING);
        }
        return value.setScale(0, RoundingMode.CEILING);
    }

    /// As JSON has it.
    static Object json(Object value, FieldType type) {
        return switch (value) {
            case BigDecimal number when Bounds.whole(type) -> number.longValueExact();
            case LocalDateTime moment ->
                moment.toLocalDate() + "T" + moment.toLocalTime().format(SECONDS) + "Z";
            case LocalTime time -> time.format(SECONDS);
            case LocalDate date -> date.toString();
            default -> value;
        };
    }
}
