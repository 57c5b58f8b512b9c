package com.nocodo.modes.spec;

import org.jspecify.annotations.Nullable;

/// A kind of account. The built-in role [#OWNER] may do everything and is not listed in the spec.
///
/// @param entity the entity whose records are people of this role, so that an account belongs to one of them
public record Role(
        String id,
        String name,
        String label,
        @Nullable String entity,
        boolean manageUsers,
        @Nullable Origin from) {

    /// The role of the first account.
    public static final String OWNER = "owner";
}
