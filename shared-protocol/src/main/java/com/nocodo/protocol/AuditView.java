package com.nocodo.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was done with accounts, ways to come in, rows, versions or tasks.
///
/// @param seq its number; what was done later has a higher one
/// @param account who did it; null where nobody is known, as when a sign-in fails
/// @param name of that account as it is now; null without one, and where it was removed
/// @param what for programs, as `signed_in` or, for a method of a part of the door, `data.create`
/// @param about ids and names, never a secret
/// @param alarm whether an owner should look into it: somebody may have what lets another person in
public record AuditView(
        long seq,
        Instant at,
        @Nullable String account,
        @Nullable String name,
        String what,
        String about,
        boolean alarm) {}
