package com.nocodo.modes.sheet;

import com.nocodo.modes.spec.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the cells of one column as values of a type, in the form that the generated application takes.
///
/// @param percents whether plain numbers of this column are percentages
record Values(Context context, Numbers numbers, Dates dates, boolean percents) {
    private static final Set<String> YES = Set.of("yes", "y", "ja", "j", "true", "wahr", "x", "✓", "✔", "☑");
    private static final Set<String> NO = Set.of("no", "n", "nein", "false", "falsch", "-", "–", "☐");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>.]+(\\.[^@\\s,;<>.]+)+");
    private static final Pattern HOURS = Pattern.compile("(?i)(\\d{1,5}):([0-5]\\d)(?: ?(?:h|std\\.?))?");
    private static final Pattern PHONE = Pattern.compile("[0-9 +/().-]{3,50}");
    private static final Pattern URL = Pattern.compile("https?://\\S{1,1990}");
    private static final BigDecimal LARGEST = new BigDecimal("9007199254740991");
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_LONG_TEXT = 20_000;

    /// The value; null when the cell is none of this type.
    @Nullable
    Object read(FieldType type, Cell cell) {
        return switch (type) {
            case BOOLEAN -> truth(cell);
            case DATE -> date(cell).map(LocalDate::toString).orElse(null);
            case DATETIME -> dateTime(cell).orElse(null);
            case TIME ->
                time(cell)
                        .map(t -> t.format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)))
                        .orElse(null);
            case PERCENT ->
                percent(cell)
                        .map(n -> n.setScale(Math.max(0, Math.min(4, n.scale())), RoundingMode.HALF_UP))
                        .orElse(null);
            case MONEY -> money(cell).orElse(null);
            case INTEGER -> whole(cell).orElse(null);
            case DURATION -> minutes(cell).orElse(null);
            case DECIMAL ->
                number(cell).filter(n -> n.abs().compareTo(LARGEST) <= 0).orElse(null);
            case EMAIL -> text(cell, EMAIL, 254);
            case URL -> text(cell, URL, 2000);
            case PHONE -> phone(cell);
            case TEXT, ENUM -> shown(cell, LONGEST_TEXT);
            case LONG_TEXT -> shown(cell, LONGEST_LONG_TEXT);
            default -> null;
        };
    }

    /// Of a duration that is written as hours and minutes, and has no seconds.
    private static Optional<Long> minutes(Cell cell) {
        if (cell instanceof Cell.Moment moment && moment.part() == Cell.Part.TIME) {
            long seconds = Math.round(moment.at().toLocalTime().toNanoOfDay() / 1e9);
            return seconds % 60 == 0 ? Optional.of(seconds / 60) : Optional.empty();
        }
        var written = HOURS.matcher(cell instanceof Cell.Text text ? text.text() : "");
        return written.matches()
                ? Optional.of(Long.parseLong(written.group(1)) * 60 + Long.parseLong(written.group(2)))
                : Optional.empty();
    }

    /// Hours and minutes of more than a day, which no time of day has.
    static boolean overADay(Cell cell) {
        return minutes(cell).filter(m -> m >= 24 * 60).isPresent();
    }

    private static @Nullable Object truth(Cell cell) {
        return switch (cell) {
            case Cell.Truth truth -> truth.value();
            case Cell.Text text -> {
                var word = text.text().toLowerCase(Locale.ROOT);
                yield YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
            }
            default -> null;
        };
    }

    /// A mark that says yes where an empty cell says no.
    static boolean mark(Cell cell) {
        return cell instanceof Cell.Text text && text.text().matches("[xX✓✔☑]");
    }

    /// Whether the cell is a day, a time, or both; empty for anything else.
    Optional<Dates.Read> moment(Cell cell) {
        return switch (cell) {
            case Cell.Moment moment ->
                Optional.of(
                        switch (moment.part()) {
                            case DATE -> new Dates.Read.Day(moment.at().toLocalDate());
                            case TIME -> new Dates.Read.Time(moment.at().toLocalTime());
                            case DATETIME -> new Dates.Read.Both(moment.at(), false);
                        });
            case Cell.Text text -> dates.read(text.text());
            default -> Optional.empty();
        };
    }

    private Optional<LocalDate> date(Cell cell) {
        return moment(cell)
                .flatMap(read -> switch (read) {
                    case Dates.Read.Day day -> Optional.of(day.date());
                    case Dates.Read.Both both
                    when both.at().toLocalTime().equals(LocalTime.MIDNIGHT) ->
                        Optional.of(both.at().toLocalDate());
                    default -> Optional.empty();
                })
                .filter(date -> date.getYear() >= 1000 && date.getYear() <= 9999);
    }

    private Optional<String> dateTime(Cell cell) {
        return moment(cell)
                .flatMap(read -> switch (read) {
                    case Dates.Read.Day day -> Optional.of(day.date().atStartOfDay(context.zone()));
                    case Dates.Read.Both both ->
                        Optional.of(both.at().atZone(both.utc() ? ZoneOffset.UTC : context.zone()));
                    default -> Optional.empty();
                })
                .filter(at -> at.getYear() > 1000 && at.getYear() < 9999)
                .map(at -> DateTimeFormatter.ISO_INSTANT.format(at.toInstant().truncatedTo(ChronoUnit.SECONDS)));
    }

    private Optional<LocalTime> time(Cell cell) {
        return moment(cell)
                .flatMap(read -> read instanceof Dates.Read.Time t ? Optional.of(t.time()) : Optional.empty());
    }

    /// A number without a percent sign or a currency; a code with a leading zero is none.
    Optional<BigDecimal> number(Cell cell) {
        return switch (cell) {
            case Cell.Number number when number.look() == Cell.Look.PLAIN -> Optional.of(number.value());
            case Cell.Text text
            when !Numbers.leadingZero(text.text()) ->
                Numbers.bare(text.text())
                        .filter(b -> !b.percent() && b.currency().isEmpty())
                        .flatMap(b -> numbers.value(b.digits()));
            default -> Optional.empty();
        };
    }

    Optional<BigDecimal> percent(Cell cell) {
        return switch (cell) {
            case Cell.Number number
            when number.look() == Cell.Look.PERCENT ->
                Optional.of(number.value().movePointRight(2));
            case Cell.Text text
            when text.text().endsWith("%") -> Numbers.bare(text.text()).flatMap(b -> numbers.value(b.digits()));
            default -> percents ? number(cell) : Optional.empty();
        };
    }

    private Optional<Object> money(Cell cell) {
        var currency = Context.currency(cell);
        boolean signed = !currency.isEmpty() || cell instanceof Cell.Number n && n.look() == Cell.Look.MONEY;
        if (!currency.isEmpty() && !currency.equals(context.currency())) {
            return Optional.empty();
        }
        var amount = amount(cell);
        // With a currency the file shows cents, whatever a formula worked out beyond them.
        return amount.map(n -> signed ? n.setScale(2, RoundingMode.HALF_UP) : n)
                .filter(n -> n.stripTrailingZeros().scale() <= 2 && n.abs().compareTo(LARGEST.movePointLeft(2)) <= 0)
                .map(n -> n.movePointRight(2).longValueExact());
    }

    private Optional<BigDecimal> amount(Cell cell) {
        return switch (cell) {
            case Cell.Number number when number.look() == Cell.Look.MONEY -> Optional.of(number.value());
            case Cell.Text text
            when !Numbers.leadingZero(text.text()) ->
                Numbers.bare(text.text()).filter(b -> !b.percent()).flatMap(b -> numbers.value(b.digits()));
            default -> number(cell);
        };
    }

    private Optional<Object> whole(Cell cell) {
        return number(cell)
                .filter(n -> n.stripTrailingZeros().scale() <= 0 && n.abs().compareTo(LARGEST) <= 0)
                .map(BigDecimal::longValueExact);
    }

    private static @Nullable String text(Cell cell, Pattern pattern, int longest) {
        return cell instanceof Cell.Text text
                        && text.text().length() <= longest
                        && pattern.matcher(text.text()).matches()
                ? text.text()
                : null;
    }

    private static @Nullable String phone(Cell cell) {
        var shown = cell instanceof Cell.Text || cell instanceof Cell.Number ? cell.shown() : "";
        long digits = shown.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits >= 3 && PHONE.matcher(shown).matches() ? shown : null;
    }

    private static @Nullable String shown(Cell cell, int longest) {
        return cell instanceof Cell.Broken
                        || cell.shown().codePointCount(0, cell.shown().length()) > longest
                ? null
                : cell.shown();
    }

    /// Why a cell is no value of this type.
    String reason(FieldType type, Cell cell) {
        if (cell instanceof Cell.Broken broken) {
            return broken.code().startsWith("=")
                    ? "the file holds this formula without its result; open it in a spreadsheet program and save it again"
                    : "the formula ends in the error " + broken.code();
        }
        if (type.temporal()
                && moment(cell).filter(m -> m instanceof Dates.Read.Impossible).isPresent()) {
            return "is written like a date or a time, but there is none such";
        }
        var currency = Context.currency(cell);
        if (type == FieldType.MONEY && !currency.isEmpty() && !currency.equals(context.currency())) {
            return "is in %s; the application counts in %s".formatted(currency, context.currency());
        }
        return switch (type) {
            case BOOLEAN -> "is neither yes nor no";
            case DATE -> "is not a date";
            case DATETIME -> "is not a date with a time";
            case TIME -> "is not a time";
            case PERCENT -> "is not a percentage";
            case MONEY -> "is not an amount of money with at most two decimals";
            case INTEGER -> "is not a whole number";
            case DURATION -> "is not a duration in hours and minutes";
            case DECIMAL -> "is not a number";
            case EMAIL -> "is not an email address";
            case URL -> "is not a web address";
            case PHONE -> "is not a phone number";
            default ->
                String.format(
                        Locale.ROOT,
                        "is longer than %,d characters",
                        type == FieldType.LONG_TEXT ? LONGEST_LONG_TEXT : LONGEST_TEXT);
        };
    }

    /// Needs more room than a line.
    static boolean large(Cell cell) {
        return cell.shown().length() > LONGEST_TEXT || cell.shown().indexOf('\n') >= 0;
    }
}
