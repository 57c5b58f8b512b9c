package com.nocodo.modes.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads dates and times that a file holds as text.
///
/// @param monthFirst whether `03/04/2025` is the fourth of March
record Dates(boolean monthFirst) {
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern POINTS = Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4}|\\d{2})");
    /// With strokes only of four digits of the year: `01-02-03` is a code.
    private static final Pattern SLASHES =
            Pattern.compile("(\\d{1,2})[/-](\\d{1,2})(?:[/-](?=\\d{4}$)|(?<=\\d/\\d{1,2})/)(\\d{4}|\\d{2})");
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}[./]\\d{1,2}[./]\\d{2}");
    private static final Pattern DAY_WORD = Pattern.compile("(\\d{1,2})[. -]{1,2}(\\p{L}{3,9})\\.?[ -](\\d{4}|\\d{2})");
    private static final Pattern WORD_DAY = Pattern.compile("(\\p{L}{3,9})\\.? (\\d{1,2}),? (\\d{4})");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d+)?)?(?: ?(am|pm|uhr|h))?");
    private static final Pattern BOTH = Pattern.compile("(.+?)(?:t|,? um |,? +)(\\d{1,2}[:.]\\d{2}.*?)(z|[+-]00:?00)?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})(?: ?)(am|pm|uhr)");
    private static final Pattern WEEKDAY =
            Pattern.compile("(?i)^(mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\\p{L}*[.,]* +");
    private static final List<String> MONTHS = List.of(
            "jan", "feb", "mar|mär|mrz", "apr", "may|mai", "jun", "jul", "aug", "sep", "oct|okt", "nov", "dec|dez");

    /// A moment as text gives it.
    sealed interface Read {
        record Day(LocalDate date) implements Read {}

        record Time(LocalTime time) implements Read {}

        /// @param utc whether the text says so itself
        record Both(LocalDateTime at, boolean utc) implements Read {}

        /// Written like a date or time, but there is no such one: 31.02.2025.
        record Impossible() implements Read {}
    }

    /// Empty for what is not written like a date or a time.
    Optional<Read> read(String text) {
        if (text.length() > 40 || text.length() < 4 || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        var words = (Character.isLetter(text.charAt(0)) ? WEEKDAY.matcher(text).replaceFirst("") : text)
                .toLowerCase(Locale.ROOT);
        try {
            var time = time(words);
            if (time.isPresent()) {
                return Optional.of(new Read.Time(time.get()));
            }
            var day = day(words);
            return day.isPresent() ? Optional.of(new Read.Day(day.get())) : both(words);
        } catch (DateTimeException e) {
            return Optional.of(new Read.Impossible());
        }
    }

    private Optional<Read> both(String words) {
        var iso = BOTH.matcher(words);
        if (!iso.matches()) {
            return Optional.empty();
        }
        var time = time(iso.group(2));
        var day = day(iso.group(1));
        return day.flatMap(d -> time.map(t -> new Read.Both(d.atTime(t), iso.group(3) != null)));
    }

    private Optional<LocalDate> day(String words) {
        Matcher m = ISO.matcher(words);
        if (m.matches()) {
            return Optional.of(date(m.group(1), m.group(2), m.group(3)));
        }
        m = POINTS.matcher(words);
        if (m.matches()) {
            return Optional.of(date(m.group(3), m.group(2), m.group(1)));
        }
        m = SLASHES.matcher(words);
        if (m.matches()) {
            return Optional.of(
                    monthFirst ? date(m.group(3), m.group(1), m.group(2)) : date(m.group(3), m.group(2), m.group(1)));
        }
        m = DAY_WORD.matcher(words);
        if (m.matches() && month(m.group(2)) > 0) {
            return Optional.of(date(m.group(3), Integer.toString(month(m.group(2))), m.group(1)));
        }
        m = WORD_DAY.matcher(words);
        if (m.matches() && month(m.group(1)) > 0) {
            return Optional.of(date(m.group(3), Integer.toString(month(m.group(1))), m.group(2)));
        }
        return Optional.empty();
    }

    /// Written with two digits of the year, as a code of digits may be too.
    static boolean shortYear(String text) {
        return SHORT_YEAR.matcher(text).matches();
    }

    private static LocalDate date(String year, String month, String day) {
        int y = Integer.parseInt(year);
        // As spreadsheet programs read two digits: 29 is 2029, 30 is 1930.
        int full = year.length() > 2 ? y : y < 30 ? 2000 + y : 1900 + y;
        return LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
    }

    private static int month(String word) {
        for (int i = 0; i < MONTHS.size(); i++) {
            if (word.matches("(" + MONTHS.get(i) + ")\\p{L}*")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static Optional<LocalTime> time(String words) {
        var clock = CLOCK.matcher(words);
        var m = TIME.matcher(words);
        if (clock.matches()) {
            return Optional.of(time(clock.group(1), "0", "0", clock.group(2)));
        }
        if (!m.matches() || words.indexOf(':') < 0 && m.group(4) == null) {
            return Optional.empty();
        }
        return Optional.of(
                time(m.group(1), m.group(2), m.group(3) == null ? "0" : m.group(3), String.valueOf(m.group(4))));
    }

    private static LocalTime time(String hour, String minute, String second, String half) {
        int h = Integer.parseInt(hour);
        if (half.equals("pm") && h < 12) {
            h += 12;
        } else if (half.equals("am") && h == 12) {
            h = 0;
        }
        return LocalTime.of(h, Integer.parseInt(minute), Integer.parseInt(second));
    }

    /// What `03/04/2025` is in these cells: told by any day above 12, else by the language.
    static Dates of(List<Cell> cells, boolean german) {
        for (var cell : cells) {
            var m = SLASHES.matcher(cell instanceof Cell.Text text ? text.text().split(" ")[0] : "");
            if (m.matches()) {
                if (Integer.parseInt(m.group(1)) > 12) {
                    return new Dates(false);
                }
                if (Integer.parseInt(m.group(2)) > 12) {
                    return new Dates(true);
                }
            }
        }
        return new Dates(!german);
    }

    /// Whether nothing but the language told how the slashes are meant.
    static boolean guessed(List<Cell> cells) {
        return cells.stream()
                        .anyMatch(c -> c instanceof Cell.Text t
                                && SLASHES.matcher(t.text().split(" ")[0]).matches())
                && of(cells, true).monthFirst() != of(cells, false).monthFirst();
    }
}
