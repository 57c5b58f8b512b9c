package com.nocodo.operator.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param values by the names of columns, as texts
record NewRow(
        Map<String, String> values,

        @Schema(pattern = Again.KEY, description = Again.ONCE) @Nullable
        String key) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NewRow of(Sent sent) {
        return new NewRow(sent.values, sent.key);
    }

    static final class Sent extends Again {
        private final Map<String, String> values;

        @JsonCreator
        Sent(@JsonProperty("values") Map<String, String> values) {
            this.values = values;
        }
    }
}
