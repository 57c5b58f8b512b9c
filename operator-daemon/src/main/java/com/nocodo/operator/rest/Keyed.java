package com.nocodo.operator.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A body that may be left out.
record Keyed(
        @Schema(pattern = Again.KEY, description = Again.ONCE) @Nullable
        String key) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Keyed of(Again sent) {
        return new Keyed(sent.key);
    }

    static @Nullable String key(@Nullable Keyed body) {
        return body == null ? null : body.key;
    }
}
