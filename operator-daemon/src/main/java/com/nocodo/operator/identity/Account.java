package com.nocodo.operator.identity;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// A person who may sign in.
///
/// @param email null until the person has said it
/// @param session the browser that the person came in by; null for a script, and where nobody came in
/// @param scope what the token may do that a script came in by; null for a browser
public record Account(
        String id,
        @Nullable String email,
        String name,
        Role role,
        @Nullable String session,
        @Nullable String scope) implements Principal {

    Account(String id, @Nullable String email, String name, Role role) {
        this(id, email, name, role, null, null);
    }

    Account by(String browser) {
        return new Account(id, email, name, role, browser, null);
    }

    Account byToken(String scope) {
        return new Account(id, email, name, role, null, scope);
    }

    @Override
    public String getName() {
        return id;
    }
}
