package com.nocodo.operator.identity;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// A person who may sign in.
///
/// @param email null until the person has said it
public record Account(String id, @Nullable String email, String name, Role role) implements Principal {

    @Override
    public String getName() {
        return id;
    }
}
