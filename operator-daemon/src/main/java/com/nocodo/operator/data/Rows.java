package com.nocodo.operator.data;

import com.nocodo.modes.spec.FieldType;
import com.nocodo.operator.data.Cells.NotThis;
import com.nocodo.protocol.DataApi.RowView;
import com.nocodo.protocol.DataApi.RowsQuery;
import com.nocodo.protocol.DataApi.RowsView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Problem.FieldError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The rows of one table.
record Rows(AppDoor door, Fields fields) {

    long count() throws InterruptedException {
        return asked("?page=1&page_size=1").path("total").asLong();
    }

    RowsView page(RowsQuery query) throws InterruptedException {
        Map<String, String> parameters = new TreeMap<>();
        query.filters().forEach((name, text) -> parameters.put(name, wanted(name, text)));
        parameters.keySet().removeIf(List.of("page", "page_size", "q", "sort")::contains);
        parameters.put("page", String.valueOf(query.page()));
        parameters.put("page_size", String.valueOf(query.pageSize()));
        if (!query.search().isBlank()) {
            parameters.put("q", query.search());
        }
        if (!query.sort().isBlank()) {
            parameters.put("sort", query.sort());
        }
        var body = asked(parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&", "?", "")));
        return new RowsView(
                views(body.path("items").valueStream().toList()),
                query.page(),
                query.pageSize(),
                body.path("total").asLong());
    }

    /// The application filters money by its minor units.
    private String wanted(String name, String text) {
        var column = fields.column(name.replaceFirst("_(from|to)$", ""));
        if (column.isEmpty() || column.get().type() != FieldType.MONEY) {
            return text;
        }
        try {
            return String.valueOf(Cells.json(column.get(), text));
        } catch (NotThis e) {
            return text; // which the application refuses
        }
    }

    private JsonNode asked(String query) throws InterruptedException {
        return good(door.get(fields.entity().path() + query)).body();
    }

    RowView row(long id) throws InterruptedException {
        return view(good(door.get(at(id))).body());
    }

    /// @return the number of the row that was made
    long add(Map<String, String> values) throws InterruptedException {
        var made = good(door.send("POST", fields.entity().path(), json(values)));
        return made.body().path("id").asLong();
    }

    RowView update(long id, long version, Map<String, String> values) throws InterruptedException {
        var body = json(values);
        body.put("version", version);
        return view(good(door.send("PATCH", at(id), body)).body());
    }

    void delete(long id) throws InterruptedException {
        good(door.send("DELETE", at(id), null));
    }

    private String at(long id) {
        return fields.entity().path() + "/" + id;
    }

    private static AppDoor.Answer good(AppDoor.Answer answer) {
        if (!answer.good()) {
            throw Refusals.of(answer).toException();
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// What is wrong with several fields is told at once.
    private Map<String, Object> json(Map<String, String> values) {
        Map<String, Object> json = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        values.forEach((name, text) -> {
            var column = fields.column(name);
            if (column.isEmpty() || column.get().readOnly()) {
                errors.add(
                        new FieldError(name, column.isEmpty() ? "There is no such field." : "This cannot be changed."));
                return;
            }
            try {
                json.put(name, Cells.json(column.get(), text));
            } catch (NotThis e) {
                errors.add(new FieldError(name, String.valueOf(e.getMessage())));
            }
        });
        if (!errors.isEmpty()) {
            throw new Problem(Problem.Code.INVALID, "Please check what you entered.", errors).toException();
        }
        return json;
    }

    private RowView view(JsonNode row) throws InterruptedException {
        return views(List.of(row)).getFirst();
    }

    private List<RowView> views(List<JsonNode> rows) throws InterruptedException {
        Map<Fields.Column, Map<Long, String>> named = new HashMap<>();
        for (var column : fields.columns()) {
            if (column.relation() != null) {
                var ids = new TreeSet<Long>();
                rows.forEach(row -> ids(column, row).forEach(ids::add));
                named.put(column, new Links(door, fields.path(column.relation())).labels(ids));
            }
        }
        return rows.stream().map(row -> view(row, named)).toList();
    }

    private static Stream<Long> ids(Fields.Column column, JsonNode row) {
        var text = Cells.text(column, row.path(column.name()));
        return text.isEmpty() ? Stream.of() : Stream.of(text.split(",", -1)).map(Long::valueOf);
    }

    private RowView view(JsonNode row, Map<Fields.Column, Map<Long, String>> named) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        for (var column : fields.columns()) {
            var text = Cells.text(column, row.path(column.name()));
            if (!text.isEmpty()) {
                values.put(column.name(), text);
            }
            var names = named.get(column);
            if (names != null && !text.isEmpty()) {
                labels.put(
                        column.name(),
                        ids(column, row)
                                .map(id -> names.getOrDefault(id, String.valueOf(id)))
                                .collect(Collectors.joining(", ")));
            }
        }
        return new RowView(row.path("id").asLong(), row.path("version").asLong(), values, labels);
    }
}
