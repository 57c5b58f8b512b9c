package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words for sample rows in the application's language, by what a field is called. They name nobody: given names that
/// anybody may have, addresses of example.org, and telephone numbers that are kept free for such.
final class SampleWords {
    private static final Pattern COMPANY = Pattern.compile(
            "compan|firm|supplier|lieferant|business|betrieb|club|verein|organi[sz]ation|school|schule");
    private static final Pattern PERSON = Pattern.compile(
            "person|customer|client|member|guest|owner|pupil|student|teacher|staff|employee|volunteer|patient|contact"
                    + "|kund|gast|gäste|mitglied|schüler|lehrer|mitarbeit|patient|kontakt|inhaber|eltern|kind");
    private final AppSpec spec;
    private final Map<String, List<String>> lists;

    SampleWords(AppSpec spec) {
        this.spec = spec;
        this.lists = StaticFiles.text(spec.app().language().equals("de") ? "sample-de.txt" : "sample-en.txt")
                .lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(
                        line -> line[0],
                        line -> Arrays.stream(line[1].split(", ")).toList()));
    }

    private String word(String list, int n) {
        var words = Objects.requireNonNull(lists.get(list));
        return words.get(Math.floorMod(n - 1, words.size()));
    }

    /// The `n`th text of a field; null where nothing is known that fits its pattern.
    @Nullable
    String text(Entity entity, Field field, int n) {
        if (field.pattern() != null) {
            return ofPattern(field, n);
        }
        return switch (field.type()) {
            case EMAIL -> "%s.%d@example.org".formatted(word("given", n).toLowerCase(Locale.ROOT), n);
            case PHONE -> word("phone", 1).formatted(n % 100);
            case URL -> "https://example.org/" + n;
            case COLOUR -> "#%02x%02x%02x".formatted(40 + n * 37 % 180, 60 + n * 53 % 160, 80 + n * 71 % 140);
            default -> fitted(field, named(entity, field, n), n);
        };
    }

    private String named(Entity entity, Field field, int n) {
        var name = (field.name() + " " + field.label()).toLowerCase(Locale.ROOT);
        var of = (entity.name() + " " + entity.label()).toLowerCase(Locale.ROOT);
        if (has(name, "street|address|stra(ß|ss)e|adresse|anschrift")) {
            var whole = has(name, "address|adresse|anschrift") ? ", " + word("city", n) : "";
            return (spec.app().language().equals("de")
                            ? word("street", n) + " " + (n * 7 % 90 + 1)
                            : (n * 7 % 90 + 1) + " " + word("street", n))
                    + whole;
        }
        if (field.type() == FieldType.LONG_TEXT
                || has(name, "note|comment|descri|remark|notiz|bemerk|beschreib|komment")) {
            return word("note", n);
        }
        if (has(name, "\\b(zip|plz|postcode|postal|postleitzahl)")) {
            return Integer.toString(10_000 + n * 137);
        }
        if (has(name, "\\b(city|town|ort|stadt|wohnort|place|location)\\b")) {
            return word("city", n);
        }
        if (has(name, "first.?name|given|vorname")) {
            return word("given", n);
        }
        if (has(name, "last.?name|surname|family.?name|nachname")) {
            return word("family", n);
        }
        if (has(name, "company|firma|supplier|lieferant")) {
            return word("company", n);
        }
        if (has(name, "number|nummer|code|sku|\\bno\\b|\\bnr\\b|kennzeichen|plate|isbn|serial")) {
            return "A-" + (1000 + n);
        }
        if (has(name, "\\b(type|kind|category|size|art|typ|kategorie|größe)\\b")) {
            return word("kind", n);
        }
        return has(name, "name|title|titel|bezeichnung|label") ? title(entity, of, name, n) : word("thing", n);
    }

    private String title(Entity entity, String of, String name, int n) {
        if (COMPANY.matcher(of).find()) {
            return word("company", n);
        }
        var person = PERSON.matcher(of).find()
                || "party".equals(entity.archetype())
                || has(name, "contact|kontakt|ansprech")
                || spec.roles().stream().anyMatch(role -> entity.name().equals(role.entity()))
                || entity.fields().stream().anyMatch(f -> f.type() == FieldType.EMAIL || f.type() == FieldType.PHONE);
        return person ? word("given", n) + " " + word("family", n) : entity.label() + " " + word("thing", n);
    }

    private static boolean has(String name, String pattern) {
        return Pattern.compile(pattern).matcher(name).find();
    }

    private static String fitted(Field field, String text, int n) {
        var fit = new StringBuilder(text);
        while (fit.length() < Bounds.shortest(field)) {
            fit.append(' ').append(text);
        }
        var most = Bounds.longest(field);
        if (fit.length() > most) {
            var end = field.unique() ? Integer.toString(n) : "";
            fit.setLength(Math.max(0, most - end.length()));
            fit.append(end);
            fit.setLength(Math.min(most, fit.length()));
        }
        var whole = fit.toString().strip();
        return whole.length() < Bounds.shortest(field)
                ? whole + "x".repeat(Bounds.shortest(field) - whole.length())
                : whole;
    }

    /// The example with other digits, where that still fits.
    private static @Nullable String ofPattern(Field field, int n) {
        var example = field.example();
        if (example == null) {
            return null;
        }
        var digits = Integer.toString(n);
        var other = new StringBuilder(example);
        for (int at = other.length() - 1, left = digits.length() - 1; at >= 0 && left >= 0; at--) {
            if (Character.isDigit(other.charAt(at))) {
                other.setCharAt(at, digits.charAt(left--));
            }
        }
        var fits = Pattern.compile(field.pattern()).matcher(other).matches();
        return fits ? other.toString() : field.unique() && n > 1 ? null : example;
    }
}
