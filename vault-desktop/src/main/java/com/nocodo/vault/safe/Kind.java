package com.nocodo.vault.safe;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/// A kind of item and how its bodies are written. The name of a kind and the ids of its items stand in the file for
/// all to read; labels and bodies do not.
///
/// @param name lower-case words, for example `provider-key`
public record Kind<T>(String name, Function<T, byte[]> write, Function<byte[], T> read) {
    /// Kinds of the vault's own begin so.
    static final String OURS = "vault.";

    public Kind {
        if (!name.matches("[a-z][a-z0-9.-]{0,63}")) {
            throw new IllegalArgumentException("Not a kind: '%.70s' (expected e.g. provider-key)".formatted(name));
        }
    }

    /// Bodies are records, written as JSON.
    public static <T> Kind<T> of(String name, Class<T> type) {
        if (name.startsWith(OURS)) {
            throw new IllegalArgumentException("Kinds that begin with 'vault.' are the vault's own: " + name);
        }
        return json(name, type);
    }

    /// Of what belongs to this vault alone: it is in no export.
    public static <T> Kind<T> ofThisVault(String name, Class<T> type) {
        return json(OURS + name, type);
    }

    static <T> Kind<T> json(String name, Class<T> type) {
        return new Kind<>(
                name,
                body -> JsonMapper.shared().writeValueAsString(body).getBytes(StandardCharsets.UTF_8),
                bytes -> JsonMapper.shared().readValue(bytes, type));
    }

    /// Bodies are bytes as they are.
    static Kind<byte[]> bytes(String name) {
        return new Kind<>(name, byte[]::clone, byte[]::clone);
    }

    @Override
    public String toString() {
        return name;
    }
}
