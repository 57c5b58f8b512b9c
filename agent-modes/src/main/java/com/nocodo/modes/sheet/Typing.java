package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Grid.Head;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the type of a column from all its values: the first type that at least 95 % of them fit. What does not fit is
/// left empty and said; where fewer fit, the column is text and everything fits.
final class Typing {
    private static final int MISFITS_PER_HUNDRED = 5;
    /// From so many rows on, a column without a gap or a repetition is taken for required or unique.
    private static final int ENOUGH_ROWS = 5;
    /// A column of words is an enum with at most so many different values, each of them three times on average.
    private static final int MOST_VALUES = 12;

    private static final int ENOUGH_FOR_ENUM = 8;
    private static final int ENOUGH_TO_TELL = 1000;
    private static final Pattern CENTS = Pattern.compile(".*[.,]\\d{1,2}");
    private static final int SAMPLE = 500;
    private static final int LONGEST_VALUE = 40;

    private final Context context;
    private final Findings findings;
    private final Grid grid;
    /// How most of the sheet writes numbers; null when nothing tells.
    private final @Nullable Numbers style;

    Typing(Context context, Findings findings, Grid grid) {
        this.context = context;
        this.findings = findings;
        this.grid = grid;
        this.style = Numbers.style(grid.rows().stream()
                .limit(SAMPLE)
                .flatMap(r -> r.cells().stream())
                .toList());
    }

    List<Column> columns() {
        return grid.heads().stream().map(this::column).toList();
    }

    private Column column(Head head) {
        var given = grid.cells(head);
        // A stroke says no beside a cross, and elsewhere that there is nothing.
        boolean marks = fits(FieldType.BOOLEAN, filled(given), values(head, filled(given)));
        var cells = marks
                ? given
                : given.stream().map(c -> dash(c) ? Cell.BLANK : c).toList();
        var filled = filled(cells);
        var values = values(head, filled);
        var type = type(head, filled, values);
        if ((type == FieldType.DATE || type == FieldType.DATETIME) && Dates.guessed(filled)) {
            findings.remark(
                    grid.sheet(),
                    "Dates of '%s' such as %s can be read in two ways; they were read as %s."
                            .formatted(
                                    head.label(),
                                    filled.getFirst().shown(),
                                    values.dates().monthFirst() ? "month/day/year" : "day/month/year"));
        }
        if (type == FieldType.DATETIME) {
            findings.remark(
                    grid.sheet(),
                    "The times of '%s' were read as times in %s.".formatted(head.label(), context.zone()));
        }
        boolean number = type == FieldType.INTEGER || type == FieldType.DECIMAL || type == FieldType.MONEY;
        if (number && style == null && Numbers.style(filled) == null) {
            filled.stream()
                    .filter(Numbers::twoWays)
                    .findFirst()
                    .ifPresent(c -> findings.remark(
                            grid.sheet(),
                            "Numbers of '%s' such as %s can be read in two ways; they were read with a %s before decimals."
                                    .formatted(
                                            head.label(),
                                            c.shown(),
                                            values.numbers().german() ? "comma" : "point")));
        }
        if (type == FieldType.MONEY && !context.currencyTold()) {
            findings.remark(
                    grid.sheet(),
                    "The file names no currency; '%s' was read as amounts in %s, after the language of the file."
                            .formatted(head.label(), context.currency()));
        }
        return typed(head, type, cells, values);
    }

    private static List<Cell> filled(List<Cell> cells) {
        return cells.stream()
                .filter(c -> !c.blank() && !(c instanceof Cell.Broken))
                .toList();
    }

    static boolean dash(Cell cell) {
        return cell instanceof Cell.Text text && text.text().matches("[-–—]");
    }

    private Values values(Head head, List<Cell> filled) {
        var numbers = Optional.ofNullable(Numbers.style(filled))
                .or(() -> Optional.ofNullable(style))
                .orElse(new Numbers(context.german()));
        return new Values(context, numbers, Dates.of(filled, context.german()), Words.percent(head.label()));
    }

    private FieldType type(Head head, List<Cell> filled, Values values) {
        if (filled.isEmpty()) {
            return FieldType.TEXT;
        }
        if (fits(FieldType.BOOLEAN, filled, values)) {
            return FieldType.BOOLEAN;
        }
        boolean duration = Words.duration(head.label()) || filled.stream().anyMatch(Values::overADay);
        if (duration && fits(FieldType.DURATION, filled, values)) {
            return FieldType.DURATION;
        }
        return temporal(head, filled, values)
                .or(() -> number(head, filled, values))
                .or(() -> words(head, filled, values))
                .orElseGet(() -> filled.stream().anyMatch(Values::large) ? FieldType.LONG_TEXT : FieldType.TEXT);
    }

    private Optional<FieldType> temporal(Head head, List<Cell> filled, Values values) {
        if (Words.identifier(head.label())
                && filled.stream().anyMatch(c -> c instanceof Cell.Text t && Dates.shortYear(t.text()))) {
            return Optional.empty();
        }
        int times = 0;
        boolean both = false;
        boolean any = false;
        for (var cell : filled.size() > 40 ? filled.subList(0, 40) : filled) {
            any |= values.moment(cell).isPresent();
        }
        if (!any) {
            return Optional.empty();
        }
        for (var cell : filled) {
            switch (values.moment(cell).orElse(null)) {
                case Dates.Read.Time t -> times++;
                case Dates.Read.Both b -> both |= !b.at().toLocalTime().equals(LocalTime.MIDNIGHT);
                case null, default -> {}
            }
        }
        var type = times * 2 > filled.size() ? FieldType.TIME : both ? FieldType.DATETIME : FieldType.DATE;
        return fits(type, filled, values) ? Optional.of(type) : Optional.empty();
    }

    private Optional<FieldType> number(Head head, List<Cell> filled, Values values) {
        boolean code = Words.code(head.label())
                || filled.stream().anyMatch(c -> c instanceof Cell.Text t && Numbers.leadingZero(t.text()));
        if (code) {
            return Optional.empty();
        }
        long percents =
                filled.stream().filter(c -> values.percent(c).isPresent()).count();
        if (percents * 2 > filled.size() && fits(FieldType.PERCENT, filled, values)) {
            return Optional.of(FieldType.PERCENT);
        }
        if (money(head, filled) && fits(FieldType.MONEY, filled, values)) {
            return Optional.of(FieldType.MONEY);
        }
        return List.of(FieldType.INTEGER, FieldType.DECIMAL).stream()
                .filter(type -> fits(type, filled, values))
                .findFirst();
    }

    private boolean money(Head head, List<Cell> filled) {
        long signed = filled.stream()
                .filter(c -> c instanceof Cell.Number n && n.look() == Cell.Look.MONEY
                        || !Context.currency(c).isEmpty())
                .count();
        boolean cents = filled.stream()
                .limit(ENOUGH_TO_TELL)
                .anyMatch(c -> CENTS.matcher(c.shown()).matches());
        return signed * 2 > filled.size() || Words.money(head.label()) || Words.perhapsMoney(head.label()) && cents;
    }

    private Optional<FieldType> words(Head head, List<Cell> filled, Values values) {
        for (var type : List.of(FieldType.EMAIL, FieldType.URL)) {
            if (fits(type, filled, values)) {
                return Optional.of(type);
            }
        }
        boolean phone = Words.phone(head.label())
                || filled.size() > 1 && filled.stream().allMatch(c -> c.shown().matches("\\+\\d.*"));
        if (phone && fits(FieldType.PHONE, filled, values)) {
            return Optional.of(FieldType.PHONE);
        }
        return choice(head, filled) ? Optional.of(FieldType.ENUM) : Optional.empty();
    }

    private static boolean choice(Head head, List<Cell> filled) {
        if (Words.ownName(head.label()) || Words.identifier(head.label())) {
            return false;
        }
        Set<String> distinct = new HashSet<>();
        for (var cell : filled) {
            boolean word = cell instanceof Cell.Text text
                    && text.text().length() <= LONGEST_VALUE
                    && text.text().chars().anyMatch(Character::isLetter);
            if (!word || distinct.size() > MOST_VALUES) {
                return false;
            }
            distinct.add(key(cell));
        }
        boolean kind = Words.kind(head.label());
        int each = kind ? 2 : 3;
        return distinct.size() > 1
                && distinct.size() <= MOST_VALUES
                && filled.size() >= (kind ? ENOUGH_ROWS : ENOUGH_FOR_ENUM)
                && filled.size() >= each * distinct.size();
    }

    private static boolean fits(FieldType type, List<Cell> filled, Values values) {
        int allowed = filled.size() * MISFITS_PER_HUNDRED / 100;
        int misfits = 0;
        for (var cell : filled) {
            if (values.read(type, cell) == null && ++misfits > allowed) {
                return false;
            }
        }
        return true;
    }

    private Column typed(Head head, FieldType type, List<Cell> cells, Values values) {
        var labels = type == FieldType.ENUM ? labels(cells) : Map.<String, String>of();
        Map<String, String> names = new HashMap<>();
        labels.forEach((name, label) -> names.put(label.toLowerCase(Locale.ROOT), name));
        var typed = new ArrayList<@Nullable Object>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var value = cell.blank() ? null : values.read(type, cell);
            if (!cell.blank() && value == null) {
                findings.value(
                        grid.sheet(),
                        grid.rows().get(i).number(),
                        head.label(),
                        cell.shown(),
                        values.reason(type, cell));
            }
            typed.add(
                    value == null
                            ? (type == FieldType.BOOLEAN ? Boolean.FALSE : null)
                            : type == FieldType.ENUM ? names.get(key(cell)) : value);
        }
        boolean gaps = cells.stream().anyMatch(Cell::blank);
        if (type == FieldType.BOOLEAN && gaps && cells.stream().noneMatch(Values::mark)) {
            findings.remark(grid.sheet(), "Empty cells of '%s' became no.".formatted(head.label()));
        }
        int scale = type == FieldType.DECIMAL ? scale(typed) : 0;
        if (type == FieldType.DECIMAL) {
            if (typed.stream()
                    .anyMatch(v ->
                            v instanceof BigDecimal n && n.stripTrailingZeros().scale() > scale)) {
                findings.remark(
                        grid.sheet(), "Numbers of '%s' were rounded to %d decimals.".formatted(head.label(), scale));
            }
            typed.replaceAll(
                    v -> v instanceof BigDecimal n && n.scale() > scale ? n.setScale(scale, RoundingMode.HALF_UP) : v);
        }
        boolean required = type != FieldType.BOOLEAN && typed.size() >= ENOUGH_ROWS && !typed.contains(null);
        return new Column(head, type, typed, labels, scale, required, required && unique(head, type, typed));
    }

    private static String key(Cell cell) {
        return cell.shown().toLowerCase(Locale.ROOT);
    }

    /// Name and label of each value, in the order in which they occur; the first spelling is kept.
    private static Map<String, String> labels(List<Cell> cells) {
        var seen = new HashSet<String>();
        var labels = new LinkedHashMap<String, String>();
        for (var cell : cells) {
            if (!cell.blank() && !(cell instanceof Cell.Broken) && seen.add(key(cell))) {
                var name = Names.identifier(cell.shown());
                var free = name;
                for (int n = 2; labels.containsKey(free); n++) {
                    free = name + "_" + n;
                }
                labels.put(free, cell.shown());
            }
        }
        return labels;
    }

    private static int scale(List<@Nullable Object> values) {
        int most = 1;
        for (var value : values) {
            most = Math.max(
                    most,
                    value instanceof BigDecimal number
                            ? number.stripTrailingZeros().scale()
                            : 0);
        }
        return Math.min(6, most);
    }

    /// No value twice, and a column by which records are told apart: an identifier, an address, or codes in front.
    private boolean unique(Head head, FieldType type, List<@Nullable Object> values) {
        boolean first = head.equals(grid.heads().getFirst())
                && !Words.ownName(head.label())
                && values.stream()
                        .allMatch(v -> v instanceof Long || String.valueOf(v).matches("\\S*\\d\\S*"));
        boolean telling = type == FieldType.EMAIL
                || (type == FieldType.TEXT || type == FieldType.INTEGER) && (first || Words.identifier(head.label()));
        if (!telling) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        return values.stream().allMatch(v -> seen.add(String.valueOf(v).toLowerCase(Locale.ROOT)));
    }
}
