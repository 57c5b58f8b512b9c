package com.nocodo.operator.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Rows that our account made since a moment, each to be found once by what was sent.
final class Arrived {
    private static final int AT_ONCE = 100;

    private final List<JsonNode> rows = new ArrayList<>();

    /// @param after the number of the newest row that is known
    Arrived(AppDoor door, Fields fields, long after) throws InterruptedException {
        var user = door.user();
        for (int page = 1; read(door, fields, after, user, page); page++) {}
        rows.sort((a, b) -> Long.compare(a.path("id").asLong(), b.path("id").asLong()));
    }

    /// @return whether there may be more
    private boolean read(AppDoor door, Fields fields, long after, long user, int page) throws InterruptedException {
        var answer = door.get(
                "%s?sort=-id&page_size=%d&page=%d".formatted(fields.entity().path(), AT_ONCE, page));
        if (!answer.good()) {
            throw Refusals.of(answer).toException();
        }
        var items = answer.body().path("items").valueStream().toList();
        var newer =
                items.stream().filter(row -> row.path("id").asLong() > after).toList();
        newer.stream().filter(row -> row.path("created_by").asLong() == user).forEach(rows::add);
        return newer.size() == AT_ONCE;
    }

    /// The number of the first row that is what was sent, which is then taken.
    Optional<Long> take(Map<String, Object> sent) {
        for (var rest = rows.iterator(); rest.hasNext(); ) {
            var row = rest.next();
            if (sent.entrySet().stream().allMatch(entry -> same(entry.getValue(), row.path(entry.getKey())))) {
                rest.remove();
                return Optional.of(row.path("id").asLong());
            }
        }
        return Optional.empty();
    }

    private static boolean same(Object sent, JsonNode got) {
        return switch (sent) {
            case BigDecimal number -> got.isNumber() && number.compareTo(got.decimalValue()) == 0;
            case Long number -> got.isNumber() && got.asLong() == number;
            case Boolean truth -> got.isBoolean() && got.asBoolean() == truth;
            case List<?> ids ->
                StreamSupport.stream(got.spliterator(), false)
                        .map(one -> one.isObject() ? one.path("id").asLong() : one.asLong())
                        .toList()
                        .containsAll(ids);
            default -> sameText(String.valueOf(sent), got.asString(""));
        };
    }

    private static boolean sameText(String sent, String got) {
        if (sent.strip().equalsIgnoreCase(got.strip())) {
            return true;
        }
        var moment = moment(sent);
        return moment != null && moment.equals(moment(got));
    }

    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
