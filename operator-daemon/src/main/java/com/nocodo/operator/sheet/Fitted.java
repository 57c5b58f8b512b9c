package com.nocodo.operator.sheet;

import com.nocodo.modes.sheet.Rows;
import com.nocodo.modes.sheet.Sketch;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.protocol.SheetReport.Misfit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a spreadsheet under the names that a corrected spec gives to its fields; ids survive a rename.
final class Fitted {
    private Fitted() {}

    /// @param left is told of each kind of record that the corrected spec has not any more
    static List<Rows> rows(Sketch sketch, AppSpec spec, List<Misfit> left) {
        if (sketch.spec().equals(spec)) {
            return sketch.rows();
        }
        List<Rows> fitted = new ArrayList<>();
        for (var rows : sketch.rows()) {
            var before = sketch.spec().get(rows.entity());
            var now = spec.entities().stream()
                    .filter(entity -> entity.id().equals(before.id()))
                    .findFirst();
            if (now.isPresent()) {
                fitted.add(rows(rows, before, now.get()));
            } else {
                left.add(new Misfit(rows.sheet(), 1, "", "", "these rows were to be left out"));
            }
        }
        return fitted;
    }

    private static Rows rows(Rows rows, Entity before, Entity now) {
        Map<String, String> names = new HashMap<>();
        Map<String, Change> types = new HashMap<>();
        for (var field : before.fields()) {
            now.fields().stream()
                    .filter(f -> f.id().equals(field.id()))
                    .findFirst()
                    .ifPresent(f -> {
                        names.put(field.name(), f.name());
                        types.put(field.name(), new Change(field.type(), f.type()));
                    });
        }
        for (var link : before.relations()) {
            now.relations().stream()
                    .filter(l -> l.id().equals(link.id()))
                    .findFirst()
                    .ifPresent(l -> names.put(link.name() + "_id", l.name() + "_id"));
        }
        var lines = rows.lines().stream().map(line -> line(line, names, types)).toList();
        return new Rows(now.name(), rows.sheet(), lines);
    }

    private static Rows.Line line(Rows.Line line, Map<String, String> names, Map<String, Change> types) {
        Map<String, Object> values = new LinkedHashMap<>();
        line.values()
                .forEach((name, value) -> Optional.ofNullable(names.get(name))
                        .ifPresent(now -> values.put(now, as(types.get(name), value))));
        Map<String, Integer> links = new LinkedHashMap<>();
        line.links().forEach((name, row) -> Optional.ofNullable(names.get(name)).ifPresent(now -> links.put(now, row)));
        return new Rows.Line(line.number(), values, links);
    }

    /// What the type of a field was in the sketch, and is now.
    private record Change(FieldType before, FieldType now) {}

    /// What became text takes any value, as a person writes it; what became a number takes what is written like one.
    /// For
    /// the rest the application says whether it fits.
    private static Object as(@Nullable Change change, Object value) {
        if (change == null || change.before() == change.now()) {
            return value;
        }
        var number = number(change.before(), value);
        if (change.now().textual()) {
            return number.map(BigDecimal::toPlainString).orElseGet(() -> String.valueOf(value));
        }
        if (change.now().numeric()) {
            return number.map(n -> change.now() == FieldType.MONEY ? n.movePointRight(2) : n)
                    .map(Fitted::json)
                    .orElse(value);
        }
        return value;
    }

    /// Money is counted in hundredths.
    private static Optional<BigDecimal> number(FieldType type, Object value) {
        return switch (value) {
            case Long number -> Optional.of(BigDecimal.valueOf(number, type == FieldType.MONEY ? 2 : 0));
            case BigDecimal number -> Optional.of(number);
            case String text when text.matches("-?\\d{1,15}(\\.\\d{1,6})?") -> Optional.of(new BigDecimal(text));
            default -> Optional.empty();
        };
    }

    private static Object json(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValueExact() : number;
    }
}
