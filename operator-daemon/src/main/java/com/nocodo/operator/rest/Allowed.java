package com.nocodo.operator.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// @param losses whether stored data may be thrown away
record Allowed(
        boolean losses,

        @Schema(pattern = Again.KEY, description = Again.ONCE) @Nullable
        String key) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Allowed of(Sent sent) {
        return new Allowed(sent.losses, sent.key);
    }

    static final class Sent extends Again {
        private final boolean losses;

        @JsonCreator
        Sent(@JsonProperty("losses") boolean losses) {
            this.losses = losses;
        }
    }
}
