package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One column of a table that stays: what it was, what it is, and its new value in terms of the old row.
///
/// @param old the column's old name; null for one that is new
/// @param field the field as it is now; null for a link
/// @param link the link as it is now; null for a field
record ColumnChange(
        SpecChange change,
        SpecChange.Pair pair,
        String name,
        @Nullable String old,
        @Nullable Field fieldBefore,
        @Nullable Field field,
        @Nullable Relation linkBefore,
        @Nullable Relation link) {

    /// The columns of an entity as it is now, besides those that every table has.
    static List<ColumnChange> of(SpecChange change, SpecChange.Pair pair) {
        var out = new ArrayList<ColumnChange>();
        for (var field : pair.after().entity().fields()) {
            if (!field.computed()) {
                var was = pair.before().entity().fields().stream()
                        .filter(f -> f.id().equals(field.id()) && !f.computed())
                        .findFirst();
                out.add(new ColumnChange(
                        change,
                        pair,
                        field.name(),
                        was.map(Field::name).orElse(null),
                        was.orElse(null),
                        field,
                        null,
                        null));
            }
        }
        for (var link : pair.after().links()) {
            var was = pair.before().links().stream()
                    .filter(l -> l.id().equals(link.id()) && change.sameTarget(l, link))
                    .findFirst();
            out.add(new ColumnChange(
                    change,
                    pair,
                    link.property(),
                    was.map(Relation::property).orElse(null),
                    null,
                    null,
                    was.orElse(null),
                    link));
        }
        return out;
    }

    /// Old columns that nothing takes over.
    static List<String> gone(SpecChange change, SpecChange.Pair pair) {
        var taken = of(change, pair).stream().map(ColumnChange::old).toList();
        return pair.before().properties().stream()
                .filter(p -> p.source() == Shape.Source.FIELD || p.source() == Shape.Source.LINK)
                .map(Shape.Property::name)
                .filter(name -> !taken.contains(name))
                .toList();
    }

    String oldName() {
        return Objects.requireNonNull(old);
    }

    boolean added() {
        return old == null;
    }

    FieldType type() {
        return field == null ? FieldType.INTEGER : field.type();
    }

    boolean nullable() {
        return field == null
                ? !Objects.requireNonNull(link).required()
                : pair.after().entity().nullable(field);
    }

    boolean wasNullable() {
        return old == null
                || (fieldBefore == null
                        ? linkBefore == null || !linkBefore.required()
                        : pair.before().entity().nullable(fieldBefore));
    }

    /// The kind of value changes, so that it needs another column in PostgreSQL.
    boolean retyped() {
        return fieldBefore != null
                && !Sql.type(Dialect.POSTGRES, fieldBefore.type()).equals(Sql.type(Dialect.POSTGRES, type()));
    }

    /// Enum values that are gone; rows with them get another one.
    List<String> goneValues() {
        if (fieldBefore == null
                || field == null
                || fieldBefore.type() != FieldType.ENUM
                || field.type() != FieldType.ENUM) {
            return List.of();
        }
        return fieldBefore.values().stream()
                .filter(v -> field.values().stream().noneMatch(now -> now.id().equals(v.id())))
                .map(EnumValue::name)
                .toList();
    }

    /// Whether existing values change.
    boolean rewritten(Dialect dialect) {
        return !value(dialect).equals(old);
    }

    /// The new value over the old row.
    String value(Dialect dialect) {
        if (old == null) {
            return fresh(dialect);
        }
        var value = field == null || fieldBefore == null ? old : converted(dialect, old, fieldBefore, field);
        return wasNullable() && !nullable() || couldFail()
                ? nullable() ? value : "coalesce(" + value + ", " + filler(dialect) + ")"
                : value;
    }

    /// A conversion that may find no value.
    boolean couldFail() {
        return !goneValues().isEmpty()
                || fieldBefore != null
                        && fieldBefore.type() != type()
                        && (fieldBefore.type().textual() || fieldBefore.type() == FieldType.ENUM)
                        && !type().textual();
    }

    private String fresh(Dialect dialect) {
        if (field != null && field.type() == FieldType.AUTO_NUMBER) {
            return numbered(dialect, field);
        }
        if (!nullable() || field != null && field.defaultValue() != null) {
            return filler(dialect);
        }
        return "NULL";
    }

    /// What a row gets that has nothing yet and must have something.
    String filler(Dialect dialect) {
        if (link != null) {
            return "(SELECT min(id) FROM " + pair.after().target(link) + ")";
        }
        var now = Objects.requireNonNull(field);
        var given = Values.initial(pair.after().entity(), now);
        if (given != null && !String.valueOf(now.defaultValue()).endsWith("()")) {
            return literal(dialect, given);
        }
        return switch (now.type()) {
            case INTEGER, MONEY, DURATION, DECIMAL, PERCENT ->
                (now.min() == null
                                        || now.min().signum() <= 0
                                                && (now.max() == null
                                                        || now.max().signum() >= 0)
                                ? BigDecimal.ZERO
                                : now.min())
                        .toPlainString();
            case BOOLEAN -> dialect == Dialect.SQLITE ? "0" : "FALSE";
            case DATE -> dialect == Dialect.SQLITE ? "date('now')" : "CURRENT_DATE";
            case TIME -> dialect == Dialect.SQLITE ? "'00:00:00'" : "TIME '00:00:00'";
            case DATETIME -> dialect == Dialect.SQLITE ? "datetime('now')" : "(now() AT TIME ZONE 'UTC')";
            case ENUM -> Sql.text(now.values().getFirst().name());
            case EMAIL -> "'unknown@example.invalid'";
            case COLOUR -> "'#808080'";
            case FILE, IMAGE -> "NULL";
            default -> Sql.text("-".repeat(Math.max(1, Bounds.shortest(now))));
        };
    }

    private static String literal(Dialect dialect, Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Boolean bool when dialect == Dialect.SQLITE -> bool ? "1" : "0";
            case Boolean bool -> bool ? "TRUE" : "FALSE";
            case java.time.LocalDateTime moment -> Sql.text(moment.toString().replace('T', ' '));
            default -> Sql.text(value.toString());
        };
    }

    /// Numbers for rows that were there before: by their ids.
    private static String numbered(Dialect dialect, Field field) {
        var format = field.format() == null ? "{n:4}" : field.format();
        var year = dialect == Dialect.SQLITE ? "strftime('%Y', created_at)" : "to_char(created_at, 'YYYY')";
        var parts = new ArrayList<String>();
        for (var part : format.split("(?=\\{)|(?<=\\})", -1)) {
            if (part.equals("{year}")) {
                parts.add(year);
            } else if (part.startsWith("{n")) {
                var width = part.contains(":") ? part.substring(3, part.length() - 1) : "1";
                parts.add(
                        dialect == Dialect.SQLITE
                                ? "printf('%0" + width + "d', id)"
                                : "lpad(id::text, greatest(" + width + ", length(id::text)), '0')");
            } else if (!part.isEmpty()) {
                parts.add(Sql.text(part));
            }
        }
        return String.join(" || ", parts);
    }

    private static String converted(Dialect dialect, String old, Field from, Field to) {
        if (from.type() == FieldType.ENUM && to.type() == FieldType.ENUM) {
            return values(old, from, to);
        }
        if (from.type() == to.type() || from.type().textual() && to.type().textual()) {
            return old;
        }
        return Optional.ofNullable(number(dialect, old, from, to))
                .or(() -> Optional.ofNullable(moment(dialect, old, from.type(), to.type())))
                .orElseGet(() -> byText(dialect, old, to));
    }

    private static String values(String old, Field from, Field to) {
        var renamed = from.values().stream()
                .flatMap(was -> to.values().stream()
                        .filter(now -> now.id().equals(was.id()) && !now.name().equals(was.name()))
                        .map(now -> " WHEN " + Sql.text(was.name()) + " THEN " + Sql.text(now.name())))
                .collect(Collectors.joining());
        var gone = from.values().stream()
                .filter(was -> to.values().stream().noneMatch(now -> now.id().equals(was.id())))
                .map(was -> " WHEN " + Sql.text(was.name()) + " THEN NULL")
                .collect(Collectors.joining());
        return renamed.isEmpty() && gone.isEmpty() ? old : "CASE " + old + renamed + gone + " ELSE " + old + " END";
    }

    private static @Nullable String number(Dialect dialect, String old, Field from, Field to) {
        if (!from.type().numeric() || !to.type().numeric()) {
            return null;
        }
        var amount = from.type() == FieldType.MONEY && to.type() != FieldType.MONEY
                ? old + " / 100.0"
                : to.type() == FieldType.MONEY && from.type() != FieldType.MONEY ? old + " * 100" : old;
        return Bounds.whole(to.type())
                ? Sql.cast(dialect, to.type(), "round(" + amount + ")")
                : Sql.cast(dialect, to.type(), amount);
    }

    private static @Nullable String moment(Dialect dialect, String old, FieldType from, FieldType to) {
        var sqlite = dialect == Dialect.SQLITE;
        if (from == FieldType.DATE && to == FieldType.DATETIME) {
            return sqlite ? old + " || ' 00:00:00'" : old + "::timestamp";
        }
        if (from == FieldType.DATETIME && to == FieldType.DATE) {
            return sqlite ? "substr(" + old + ", 1, 10)" : old + "::date";
        }
        return null;
    }

    /// By way of its text; what does not read as the new type is missing.
    private static String byText(Dialect dialect, String old, Field to) {
        var text = "CAST(" + old + " AS TEXT)";
        return switch (to.type()) {
            case INTEGER, MONEY, DURATION, DECIMAL, PERCENT -> {
                var whole = Bounds.whole(to.type());
                var value = Sql.cast(
                        dialect,
                        to.type(),
                        whole
                                ? "round(CAST(" + text + (dialect == Dialect.SQLITE ? " AS REAL))" : " AS NUMERIC))")
                                : text);
                yield dialect == Dialect.SQLITE
                        ? "CASE WHEN trim(" + text + ") GLOB '[0-9-]*' AND NOT trim(" + text
                                + ") GLOB '*[^0-9.-]*' THEN " + value + " END"
                        : "CASE WHEN " + text + " ~ '^\\s*-?[0-9]+(\\.[0-9]+)?\\s*$' THEN " + value + " END";
            }
            case BOOLEAN -> {
                var yes = "lower(" + text + ") IN ('1', 'true', 'yes', 'ja')";
                yield dialect == Dialect.SQLITE ? "(" + yes + ")" : yes;
            }
            case DATE, DATETIME, TIME ->
                dialect == Dialect.SQLITE
                        ? (to.type() == FieldType.DATE ? "date(" : to.type() == FieldType.TIME ? "time(" : "datetime(")
                                + text + ")"
                        : "CASE WHEN " + text + " ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' THEN CAST(" + text + " AS "
                                + Sql.type(dialect, to.type()) + ") END";
            case ENUM -> {
                var names = to.values().stream()
                        .map(v -> " WHEN " + Sql.text(v.name()) + " THEN " + Sql.text(v.name()) + " WHEN "
                                + Sql.text(v.label().toLowerCase(java.util.Locale.ROOT)) + " THEN "
                                + Sql.text(v.name()))
                        .collect(Collectors.joining());
                yield "CASE lower(" + text + ")" + names + " END";
            }
            default -> text;
        };
    }
}
