package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Rows.Line;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Writes the rows of one entity, each after the rows of the same sheet that it links to.
final class RowWriter {
    private final Draft draft;
    private final Findings findings;

    RowWriter(Draft draft, Findings findings) {
        this.draft = draft;
        this.findings = findings;
    }

    /// @param names of the columns in the spec
    Rows rows(Function<Column, String> names) {
        Map<Column, String> properties = new IdentityHashMap<>();
        draft.columns.forEach(c -> properties.put(c, names.apply(c)));
        draft.links.forEach(l -> properties.put(l.column(), names.apply(l.column()) + "_id"));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < draft.grid.rows().size(); i++) {
            var line = line(i, properties);
            if (line.links().isEmpty() && line.values().values().stream().allMatch(Boolean.FALSE::equals)) {
                findings.row(draft.grid.sheet(), draft.grid.rows().get(i), "nothing in this row fits a column");
            } else {
                lines.add(line);
            }
        }
        for (var link : draft.links) {
            if (link.to() == draft) {
                lines = sorted(lines, Objects.requireNonNull(properties.get(link.column())), link.column());
            }
        }
        return new Rows(draft.name, draft.grid.sheet(), lines);
    }

    private Line line(int row, Map<Column, String> properties) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (var column : draft.columns) {
            var value = column.values().get(row);
            if (value != null) {
                values.put(Objects.requireNonNull(properties.get(column)), value);
            }
        }
        Map<String, Integer> links = new LinkedHashMap<>();
        for (var link : draft.links) {
            var number = link.rows().get(row);
            if (number != null) {
                links.put(Objects.requireNonNull(properties.get(link.column())), number);
            }
        }
        return new Line(draft.grid.rows().get(row).number(), values, links);
    }

    /// Rows that others link to first; a row that is above itself loses the link.
    private List<Line> sorted(List<Line> lines, String property, Column column) {
        Map<Integer, Line> byNumber = new LinkedHashMap<>();
        lines.forEach(line -> byNumber.put(line.number(), line));
        Map<Integer, Line> done = new LinkedHashMap<>();
        for (var line : lines) {
            var chain = new LinkedHashMap<Integer, Line>();
            var at = line;
            while (at != null && !done.containsKey(at.number()) && chain.putIfAbsent(at.number(), at) == null) {
                at = byNumber.get(at.links().get(property));
            }
            if (at != null && !done.containsKey(at.number())) {
                var last = chain.lastEntry().getValue();
                last.links().remove(property);
                var reason = "leads back to the row itself, so it was left empty";
                findings.value(draft.grid.sheet(), last.number(), column.label(), shown(last, column), reason);
            }
            chain.reversed().forEach(done::putIfAbsent);
        }
        return List.copyOf(done.values());
    }

    private String shown(Line line, Column column) {
        return draft.grid.rows().stream()
                .filter(r -> r.number() == line.number())
                .map(r -> r.cell(column.head().column()).shown())
                .findFirst()
                .orElse("");
    }
}
