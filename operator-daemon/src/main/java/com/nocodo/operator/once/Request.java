package com.nocodo.operator.once;

import com.nocodo.operator.home.Sha256;
import com.nocodo.protocol.Keys;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What somebody asks for, and may ask for again.
///
/// @param of whose keys these are: the id of a project or of an account
/// @param key null: this is another request each time
/// @param hash of everything that it asks for, in a form that is the same in every process
public record Request(String of, @Nullable String key, String hash) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public Request {
        if (key != null) {
            Keys.check(key, "a request");
        }
    }

    /// @param content what is asked for, as values that are JSON
    public static Request of(String of, @Nullable String key, String what, Object content) {
        return new Request(of, key, Sha256.of(what + JSON.writeValueAsString(content)));
    }

    /// The key, for a sentence.
    String told() {
        return String.valueOf(key);
    }
}
