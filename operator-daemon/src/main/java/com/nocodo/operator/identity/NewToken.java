package com.nocodo.operator.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// As [com.nocodo.protocol.AccountApi#makeToken].
///
/// @param scope `read`, `write`, or `admin` for accounts, too
record NewToken(
        @Schema(minLength = 1, maxLength = 100) String name,

        @Schema(allowableValues = {"read", "write", "admin"})
        String scope,

        @Schema(minimum = "1", maximum = "366") int days,

        @Schema(pattern = NewToken.KEY, description = NewToken.ONCE) @Nullable
        String key) {

    static final String KEY = "^[A-Za-z0-9_-]{1,64}$";
    static final String ONCE = "Names the request; the same again is a conflict that names what the first one made";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NewToken of(Sent sent) {
        return new NewToken(sent.name, sent.scope, sent.days, sent.key);
    }

    /// What a creator takes has to be there; what is set may be missing.
    static final class Sent {
        private final String name;
        private final String scope;
        private final int days;

        @JsonProperty
        private @Nullable String key;

        @JsonCreator
        Sent(@JsonProperty("name") String name, @JsonProperty("scope") String scope, @JsonProperty("days") int days) {
            this.name = name;
            this.scope = scope;
            this.days = days;
        }
    }
}
