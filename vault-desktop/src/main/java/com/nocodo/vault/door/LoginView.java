package com.nocodo.vault.door;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the vault's page asks for a login, and how that stands. Until the vault is open nobody vouches for it.
///
/// @param issuer null where the password alone is asked for
/// @param bound whether the vault belongs to one account there
/// @param until how long the last login counts; null where one has to sign in
/// @param account what the issuer calls whom the vault belongs to; told only where the vault is open
public record LoginView(
        @Nullable IssuerView issuer,
        boolean bound,
        @Nullable Instant until,
        @Nullable String account) {
    public static final LoginView NONE = new LoginView(null, false, null, null);

    /// Whether one has to sign in before the password is asked for.
    public boolean wantsLogin() {
        return issuer != null && until == null;
    }
}
