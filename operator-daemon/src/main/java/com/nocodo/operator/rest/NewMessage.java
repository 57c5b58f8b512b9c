package com.nocodo.operator.rest;

import com.nocodo.protocol.Said;
import io.swagger.v3.oas.annotations.media.Schema;

/// As [Said].
record NewMessage(
        @Schema(
                pattern = "^[A-Za-z0-9_-]{1,64}$",
                description = "Names the message; made up by the client, and used again when it is sent again")
        String key,

        @Schema(minLength = 1, maxLength = Said.LONGEST, description = "What you need, in plain words")
        String text) {

    Said said() {
        return new Said(key, text);
    }
}
