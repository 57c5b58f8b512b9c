package com.nocodo.vault.provider.http;

import com.nocodo.vault.provider.CloudTrouble;
import com.nocodo.vault.provider.Trouble;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A provider's JSON, read with doubt: what is missing or of another type ends the reading with a sentence that names
/// it.
public final class Json {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final JsonNode node;
    private final String place;

    private Json(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /// @param place in people's words, as in "the answer {place}"
    public static Json read(byte[] bytes, String place) {
        try {
            return new Json(STRICT.readTree(bytes), place);
        } catch (JacksonException e) {
            // Not e itself: its message quotes the source.
            throw untrusted("The answer %s is no JSON".formatted(place));
        }
    }

    public Json at(String name) {
        return maybe(name).orElseThrow(() -> odd(name, "missing"));
    }

    /// What is there and not null.
    public Optional<Json> maybe(String name) {
        if (!node.isObject()) {
            throw untrusted("The answer %s has no object where '%s' belongs".formatted(place, name));
        }
        return Optional.ofNullable(node.get(name))
                .filter(found -> !found.isNull())
                .map(found -> below(found, name));
    }

    public String text(String name) {
        return at(name).text();
    }

    public String text() {
        if (!node.isString()) {
            throw untrusted("The answer %s is no text".formatted(place));
        }
        return node.stringValue();
    }

    public boolean isText() {
        return node.isString();
    }

    public long whole(String name) {
        var found = at(name);
        if (!found.node.isIntegralNumber() || !found.node.canConvertToLong()) {
            throw odd(name, "no whole number");
        }
        return found.node.longValue();
    }

    /// A whole number that counts things.
    public int count(String name) {
        long found = whole(name);
        if (found < 0 || found > 10_000_000) {
            throw odd(name, "no count of anything");
        }
        return (int) found;
    }

    /// A number that is not below zero, or one as text.
    public BigDecimal decimal(String name) {
        var found = at(name).node;
        if (found.isNumber() && found.decimalValue().signum() >= 0) {
            return found.decimalValue();
        }
        if (found.isString() && found.stringValue().matches("[0-9]{1,12}(\\.[0-9]{1,20})?")) {
            return new BigDecimal(found.stringValue());
        }
        throw odd(name, "no number");
    }

    public boolean flag(String name) {
        var found = at(name);
        if (!found.node.isBoolean()) {
            throw odd(name, "neither true nor false");
        }
        return found.node.booleanValue();
    }

    public Instant time(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeParseException e) {
            throw odd(name, "no time");
        }
    }

    public List<Json> list(String name) {
        var found = at(name);
        if (!found.node.isArray()) {
            throw odd(name, "no list");
        }
        return found.node.valueStream().map(item -> below(item, name)).toList();
    }

    public List<String> texts(String name) {
        return list(name).stream().map(Json::text).toList();
    }

    public Map<String, Json> entries(String name) {
        var found = at(name);
        if (!found.node.isObject()) {
            throw odd(name, "no object");
        }
        var entries = new LinkedHashMap<String, Json>();
        found.node.properties().forEach(entry -> entries.put(entry.getKey(), below(entry.getValue(), entry.getKey())));
        return entries;
    }

    private Json below(JsonNode found, String name) {
        return new Json(found, place + " at '%.40s'".formatted(name));
    }

    private CloudTrouble odd(String name, String what) {
        return untrusted("In the answer %s, '%s' is %s".formatted(place, name, what));
    }

    public static CloudTrouble untrusted(String what) {
        return new Trouble.Untrusted(what
                        + ". Nothing in it is believed. Try again; if it stays, the provider may have changed its API:"
                        + " look for a newer nocodo.")
                .toException();
    }
}
