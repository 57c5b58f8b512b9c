package com.nocodo.operator.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nocodo.protocol.AccountApi;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// As [AccountApi.NewMember].
///
/// @param role `owner`, `builder` or `viewer`
record NewMember(
        @Schema(minLength = 1, maxLength = 100) String name,

        @Schema(allowableValues = {"owner", "builder", "viewer"})
        String role,

        @Schema(maxLength = 200, description = "Whoever proves to have this address is that person") @Nullable
        String email,

        @Schema(
                allowableValues = {"en", "de"},
                description = "Of the invitation; en unless it is said")
        @Nullable
        String language,

        @Schema(pattern = NewToken.KEY, description = NewToken.ONCE) @Nullable
        String key) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NewMember of(Sent sent) {
        return new NewMember(sent.name, sent.role, sent.email, sent.language, sent.key);
    }

    /// What a creator takes has to be there; what is set may be missing.
    static final class Sent {
        private final String name;
        private final String role;

        @JsonProperty
        private @Nullable String email;

        @JsonProperty
        private @Nullable String language;

        @JsonProperty
        private @Nullable String key;

        @JsonCreator
        Sent(@JsonProperty("name") String name, @JsonProperty("role") String role) {
            this.name = name;
            this.role = role;
        }
    }

    AccountApi.NewMember wanted() {
        return new AccountApi.NewMember(name, role, email, language == null ? "en" : language);
    }
}
