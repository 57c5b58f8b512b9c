package com.nocodo.vault.door;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who may come into a server.
///
/// @param id made from their vault's key
/// @param role `owner` or `member`
/// @param since null where they are not let in yet
/// @param seen when they came last; null where they never did
/// @param here whether they are in now
/// @param you whether it is this vault
/// @param state what is still to be done: empty, `admitting` or `revoking`
/// @param trouble why it is not done yet; empty where nothing went wrong
public record PersonView(
        String id,
        String name,
        String role,
        @Nullable Instant since,
        @Nullable Instant seen,
        boolean here,
        boolean you,
        String state,
        String trouble) {}
