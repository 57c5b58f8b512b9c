package com.nocodo.modes.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/// Reads one cell of a workbook: its kind, and for a number what its format makes of it.
final class CellReader {
    /// A spreadsheet program counts with 15 digits; what follows is noise of the binary form.
    private static final MathContext DIGITS = new MathContext(15);

    private static final double LAST_DAY = 2_958_466;
    private static final int LONGEST_EXPONENT = 30;
    private static final Pattern ERROR = Pattern.compile("#(REF!|DIV/0!|N/A|NAME\\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)");
    /// Money formats whose text the format table does not list, because the user's country decides it.
    private static final Set<Integer> MONEY_IDS = Set.of(5, 6, 7, 8, 42, 44);

    private static final Map<String, String> CURRENCIES =
            Map.of("€", "EUR", "$", "USD", "£", "GBP", "EUR", "EUR", "USD", "USD", "CHF", "CHF", "GBP", "GBP");

    /// Of a currency that is none of those: what a format names as one, or a sign that it quotes.
    private static final Pattern OTHER_SIGN =
            Pattern.compile("\\[\\$([^]-]+)[^]]*]|\"?\\s*(zł|Kč|kr\\.?|¥|₺|₽|₹|Ft|lei)\\s*\"?");

    private static final Map<String, String> OTHERS = Map.of("zł", "PLN", "Kč", "CZK", "Ft", "HUF", "lei", "RON");

    private CellReader() {}

    static Cell read(org.dhatim.fastexcel.reader.Cell cell) {
        var value = cell.getValue();
        if (value == null) {
            var formula = cell.getFormula();
            // An empty result is one; without any, the file was never worked out.
            boolean worked = formula == null || formula.isEmpty() || cell.getRawValue() != null;
            return worked ? Cell.BLANK : new Cell.Broken("=" + formula);
        }
        return switch (value) {
            case BigDecimal number -> number(cell, number);
            case Boolean truth -> new Cell.Truth(truth);
            default -> {
                var text = value.toString();
                boolean error = cell.getType() == CellType.ERROR
                        || cell.getType() == CellType.FORMULA
                                && ERROR.matcher(text).matches();
                yield error ? new Cell.Broken(text) : Cell.text(text);
            }
        };
    }

    private static Cell number(org.dhatim.fastexcel.reader.Cell cell, BigDecimal exact) {
        var value = exact.round(DIGITS);
        if (value.precision() - value.scale() > LONGEST_EXPONENT || value.scale() > LONGEST_EXPONENT * 2) {
            return Cell.text(String.valueOf(cell.getRawValue()));
        }
        var format = cell.getDataFormatString();
        var plain = format == null ? "" : bare(format);
        if (dates(plain) && value.signum() >= 0 && value.doubleValue() < LAST_DAY) {
            return moment(cell, value, plain);
        }
        if (plain.matches("0{2,}")
                && value.signum() >= 0
                && value.stripTrailingZeros().scale() <= 0) {
            var digits = value.toBigInteger().toString();
            return Cell.text("0".repeat(Math.max(0, plain.length() - digits.length())) + digits);
        }
        var currency = currency(format, cell.getDataFormatId());
        if (currency != null) {
            return new Cell.Number(value, Cell.Look.MONEY, currency);
        }
        return new Cell.Number(value, plain.contains("%") ? Cell.Look.PERCENT : Cell.Look.PLAIN, "");
    }

    private static Cell moment(org.dhatim.fastexcel.reader.Cell cell, BigDecimal value, String format) {
        boolean time = format.matches("(?is).*[hs].*");
        boolean day = format.matches("(?is).*[yd].*") || !time;
        if (!day && value.compareTo(BigDecimal.ONE) >= 0) {
            long minutes = Math.round(value.doubleValue() * 24 * 60);
            return Cell.text(String.format(Locale.ROOT, "%d:%02d", minutes / 60, minutes % 60));
        }
        try {
            var at = cell.asDate();
            var part = !day ? Cell.Part.TIME : time ? Cell.Part.DATETIME : Cell.Part.DATE;
            return new Cell.Moment(day ? at : at.with(LocalDate.EPOCH), part);
        } catch (DateTimeException e) {
            return new Cell.Number(value, Cell.Look.PLAIN, "");
        }
    }

    /// The format's first section without quoted text, colours and conditions.
    private static String bare(String format) {
        return format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
                .replaceAll("\\[(?![hHmMsS]+])[^]]*]", "")
                .replaceAll(";.*", "")
                .replaceAll("[\\[\\]]", "")
                .strip();
    }

    private static boolean dates(String bare) {
        return bare.matches("(?is).*[ymdhs].*") && !bare.matches("(?i)general|standard|@");
    }

    /// Empty when the format is of money, but of no currency that it names.
    private static @Nullable String currency(@Nullable String format, @Nullable Integer id) {
        if (format == null) {
            return id != null && MONEY_IDS.contains(id) ? "" : null;
        }
        for (var sign : CURRENCIES.keySet().stream().sorted().toList()) {
            boolean locale = sign.equals("$") && !format.matches("(?s).*(\\[\\$\\$|\"\\$|\\\\\\$|(^|[^\\[])\\$).*");
            if (format.contains(sign) && !locale) {
                return CURRENCIES.get(sign);
            }
        }
        var other = OTHER_SIGN.matcher(format);
        if (!other.find()) {
            return null;
        }
        var sign = (other.group(1) == null ? other.group(2) : other.group(1)).strip();
        return OTHERS.getOrDefault(sign, sign);
    }
}
