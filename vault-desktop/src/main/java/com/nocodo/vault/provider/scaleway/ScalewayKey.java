package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.http.Token;
import org.jspecify.annotations.Nullable;

/// What a person pastes from Scaleway's console.
///
/// @param accessKey an id, no secret
/// @param project null: the key's own default project
public record ScalewayKey(
        String accessKey, Token secret, @Nullable String project) {

    public ScalewayKey {
        if (!accessKey.matches("SCW[A-Z0-9]{17}")) {
            throw new IllegalArgumentException(
                    "An access key is SCW and 17 capital letters or digits. Is that the secret key? It goes into the"
                            + " other field.");
        }
        if (project != null) {
            Ids.checked(project, "project");
        }
    }
}
