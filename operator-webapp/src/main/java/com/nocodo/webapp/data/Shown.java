package com.nocodo.webapp.data;

import com.nocodo.protocol.DataApi.ChoiceView;
import com.nocodo.protocol.DataApi.ColumnView;
import com.nocodo.protocol.DataApi.RowView;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Values as people of a language write them.
final class Shown {
    private static final int LONGEST = 200;

    private Shown() {}

    static String text(ColumnView column, RowView row, Locale locale) {
        var value = row.values().get(column.name());
        if (value == null) {
            return "";
        }
        if (column.table() != null) {
            return row.labels().getOrDefault(column.name(), value);
        }
        try {
            return text(column, value, locale);
        } catch (DateTimeParseException | NumberFormatException e) {
            return value;
        }
    }

    private static String text(ColumnView column, String value, Locale locale) {
        return switch (column.type()) {
            case "enum" ->
                column.choices().stream()
                        .filter(choice -> choice.id().equals(value))
                        .findFirst()
                        .map(ChoiceView::label)
                        .orElse(value);
            case "boolean" -> value.equals("true") ? "✓" : "";
            case "date" -> day(locale).format(LocalDate.parse(value));
            case "datetime" ->
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(Instant.parse(value).atZone(ZoneId.systemDefault()));
            case "money" -> number(value, locale, 2);
            case "integer" -> number(value, locale, 0);
            case "decimal", "percent" -> number(value, locale, 0);
            default -> value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        };
    }

    private static DateTimeFormatter day(Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    private static String number(String value, Locale locale, int least) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(8);
        return format.format(new BigDecimal(value));
    }
}
