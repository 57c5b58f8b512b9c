package com.nocodo.operator.data;

import com.nocodo.modes.sheet.SheetTable;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.protocol.DataApi.ChoiceView;
import com.nocodo.protocol.DataApi.ImportRequest;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.SheetReport.Misfit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows of a table of a spreadsheet as an application takes them.
final class SheetRows {
    private final SheetTable table;
    private final Fields fields;
    private final AppDoor door;
    private final List<Mapped> columns = new ArrayList<>();
    private final Map<String, Links> links = new HashMap<>();
    private final Map<Named, List<ChoiceView>> found = new HashMap<>();

    /// One column of the spreadsheet and where it goes.
    private record Mapped(Fields.Column column, String name, SheetTable.Reader reader) {}

    SheetRows(SheetTable table, Fields fields, ImportRequest request, AppDoor door) {
        this.table = table;
        this.fields = fields;
        this.door = door;
        for (var name : table.columns()) {
            var field = request.fields().get(name);
            if (field != null) {
                columns.add(mapped(name, field));
            }
        }
    }

    private Mapped mapped(String name, String field) {
        var column = fields.column(field).orElseThrow();
        var type = column.link() || column.type() == FieldType.ENUM ? FieldType.TEXT : column.type();
        return new Mapped(
                column, name, table.reader(name, type, fields.spec().app().currency()));
    }

    /// Refuses what names columns or fields that are not there, or a field twice.
    static void check(SheetTable table, Fields fields, ImportRequest request) {
        if (request.fields().isEmpty()) {
            throw Problem.invalid("Say for at least one column of the spreadsheet which field it belongs to.")
                    .toException();
        }
        request.fields().forEach((column, field) -> {
            if (!table.columns().contains(column)) {
                throw Problem.invalid(
                                "The sheet '%s' has no column '%.60s'. It has: %s.",
                                table.name(), column, String.join(", ", table.columns()))
                        .toException();
            }
            if (fields.column(field).filter(known -> !known.readOnly()).isEmpty()) {
                throw Problem.invalid("'%.60s' is no field that rows can be imported into.", field)
                        .toException();
            }
        });
        if (request.fields().values().stream().distinct().count()
                < request.fields().size()) {
            throw Problem.invalid("Two columns cannot go into the same field.").toException();
        }
    }

    int size() {
        return table.size();
    }

    /// One row.
    ///
    /// @param misfits its values that do not fit; they are left empty
    record Line(Map<String, Object> json, List<Misfit> misfits) {}

    Line line(int index) throws InterruptedException {
        Map<String, Object> json = new LinkedHashMap<>();
        List<Misfit> misfits = new ArrayList<>();
        for (var mapped : columns) {
            var shown = mapped.reader().shown(index);
            if (shown.isEmpty()) {
                continue;
            }
            var value = value(mapped, index);
            if (value instanceof Unfit(var why)) {
                misfits.add(misfit(index, mapped.name(), shown, why));
            } else {
                json.put(mapped.column().name(), value);
            }
        }
        return new Line(json, misfits);
    }

    Misfit misfit(int index, String column, String value, String why) {
        var cut = value.length() > 200 ? value.substring(0, 200) + "…" : value;
        return new Misfit(table.name(), table.number(index), column, cut, why);
    }

    /// The whole row as a person reads it.
    String shown(int index) {
        return String.join(
                "; ",
                columns.stream()
                        .map(mapped -> mapped.reader().shown(index))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private record Unfit(String why) {}

    /// A name that a link has.
    private record Named(String column, String name) {}

    private Object value(Mapped mapped, int index) throws InterruptedException {
        var reason = mapped.reader().reason(index);
        var value = mapped.reader().value(index);
        if (reason != null || value == null) {
            return new Unfit(reason == null ? "does not fit" : reason);
        }
        var field = mapped.column().field();
        if (field != null && field.type() == FieldType.ENUM) {
            return choice(field, String.valueOf(value));
        }
        return mapped.column().link() ? link(mapped.column(), String.valueOf(value)) : value;
    }

    private static Object choice(Field field, String text) {
        return field.values().stream()
                .filter(one -> one.label().equalsIgnoreCase(text) || one.name().equalsIgnoreCase(text))
                .findFirst()
                .<Object>map(one -> one.name())
                .orElseGet(() -> new Unfit("is none of: "
                        + String.join(
                                ", ",
                                field.values().stream().map(one -> one.label()).toList())));
    }

    private Object link(Fields.Column column, String text) throws InterruptedException {
        if (!column.many()) {
            return one(column, text);
        }
        List<Object> ids = new ArrayList<>();
        for (var part : text.split(",", -1)) {
            var id = one(column, part.strip());
            if (id instanceof Unfit) {
                return id;
            }
            ids.add(id);
        }
        return ids;
    }

    /// The row of the other table that is called so; each name is looked up once.
    private Object one(Fields.Column column, String text) throws InterruptedException {
        var relation = Objects.requireNonNull(column.relation());
        var to = links.computeIfAbsent(column.name(), name -> new Links(door, fields.path(relation)));
        var key = new Named(column.name(), text.toLowerCase(Locale.ROOT));
        @Nullable List<ChoiceView> known = found.get(key);
        if (known == null) {
            known = to.like(text).stream()
                    .filter(option -> option.label().equalsIgnoreCase(text))
                    .toList();
            found.put(key, known);
        }
        return switch (known.size()) {
            case 0 -> new Unfit("is the name of no row of " + relation.label());
            case 1 -> Long.valueOf(known.getFirst().id());
            default -> new Unfit("is the name of several rows of " + relation.label());
        };
    }
}
