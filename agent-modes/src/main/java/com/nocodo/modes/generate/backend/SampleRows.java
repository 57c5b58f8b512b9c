package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Relation;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Made-up rows with which one can try an application: some of each kind of record, which its rules let in, in an order
/// in which they can be made. The same spec at the same moment has the same rows.
///
/// @param leftOut how many were not found that the rules let in
public record SampleRows(List<Row> rows, int leftOut) {
    /// Stands for the account that makes the rows, where links name rows.
    public static final int ACCOUNT = 0;

    /// @param now about when the rows are; without a time zone, as the application has it
    public static SampleRows of(AppSpec spec, LocalDateTime now) {
        var maker = new SampleMaker(spec, now);
        maker.make();
        return new SampleRows(maker.made().stream().map(SampleRows::row).toList(), maker.leftOut());
    }

    /// One row.
    ///
    /// @param number names it among the rows, from 1 on
    /// @param path where it is sent to
    /// @param values as JSON has them
    /// @param moves what is sent to it afterwards, one after the other
    public record Row(
            int number, String path, Map<String, Object> values, List<Link> links, List<Map<String, Object>> moves) {

        /// What is sent, once the rows before it are made.
        ///
        /// @param ids what the application calls the rows
        /// @return empty where it needs a row that the application did not take
        public Optional<Map<String, Object>> json(Map<Integer, Long> ids) {
            Map<String, Object> json = new LinkedHashMap<>(values);
            for (var link : links) {
                var id = ids.get(link.row());
                if (id != null) {
                    json.put(link.property(), link.value(id));
                } else if (link.required()) {
                    return Optional.empty();
                }
            }
            return Optional.of(json);
        }
    }

    /// To another row, or to the [#ACCOUNT].
    ///
    /// @param values of the link itself
    public record Link(String property, int row, boolean many, boolean required, Map<String, Object> values) {
        private Object value(long id) {
            if (!many) {
                return id;
            }
            if (values.isEmpty()) {
                return List.of(id);
            }
            Map<String, Object> whole = new LinkedHashMap<>(values);
            whole.put("id", id);
            return List.of(whole);
        }
    }

    private static Row row(SampleMaker.Made made) {
        var entry = made.entry();
        Map<String, Object> values = new LinkedHashMap<>();
        entry.sent().forEach((name, value) -> {
            if (value != null) {
                values.put(
                        name,
                        SampleValues.json(
                                value, entry.entity().field(name).orElseThrow().type()));
            }
        });
        List<Link> links = new ArrayList<>();
        entry.links()
                .forEach((name, target) ->
                        links.add(link(entry.entity().relation(name).orElseThrow(), target.number())));
        entry.entity().relations().stream()
                .filter(relation -> relation.required() && relation.to().equals(Relation.USER))
                .forEach(relation -> links.add(link(relation, ACCOUNT)));
        return new Row(entry.number(), entry.entity().path(), values, links, made.moves());
    }

    private static Link link(Relation relation, int row) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (relation.many() && LinkValues.needed(relation)) {
            LinkValues.of(relation).stream()
                    .filter(field -> Samples.json(field) != null)
                    .forEach(field -> values.put(field.name(), Objects.requireNonNull(Samples.json(field))));
        }
        return new Link(
                values.isEmpty() ? relation.property() : LinkValues.property(relation),
                row,
                relation.many(),
                relation.required(),
                values);
    }
}
