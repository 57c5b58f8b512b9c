package com.nocodo.operator.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nocodo.protocol.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// As [Said].
record NewMessage(
        @Schema(
                pattern = "^[A-Za-z0-9_-]{1,64}$",
                description = "Names the message; made up by the client, and used again when it is sent again")
        String key,

        @Schema(maxLength = Said.LONGEST, description = "What you need, in plain words; empty only beside attachments")
        String text,

        @Schema(description = "The ids of files that were added before") @Nullable
        List<String> attachments,

        @Schema(
                maxLength = 200,
                description = "What `this` means in the text: the `ref` of one of the spec's items; only once the"
                        + " application is built")
        @Nullable
        String about) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NewMessage of(Sent sent) {
        return new NewMessage(sent.key, sent.text, sent.attachments, sent.about);
    }

    /// What a creator takes has to be there; what is set may be missing.
    static final class Sent {
        private final String key;
        private final String text;

        @JsonProperty
        private @Nullable List<String> attachments;

        @JsonProperty
        private @Nullable String about;

        @JsonCreator
        Sent(@JsonProperty("key") String key, @JsonProperty("text") String text) {
            this.key = key;
            this.text = text;
        }
    }

    Said said() {
        return new Said(key, text, attachments == null ? List.of() : attachments, about);
    }
}
