package com.nocodo.operator.identity;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// A person who may sign in.
///
/// @param email null until the person has said it
/// @param session the browser that the person came in by; null for a script, and where nobody came in
public record Account(
        String id,
        @Nullable String email,
        String name,
        Role role,
        @Nullable String session) implements Principal {

    Account(String id, @Nullable String email, String name, Role role) {
        this(id, email, name, role, null);
    }

    Account by(String browser) {
        return new Account(id, email, name, role, browser);
    }

    @Override
    public String getName() {
        return id;
    }
}
