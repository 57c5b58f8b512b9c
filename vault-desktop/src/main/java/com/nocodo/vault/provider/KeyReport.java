package com.nocodo.vault.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a provider says of a key that works.
///
/// @param account whose key it is, as shown to the person
/// @param project where servers will be made; null where the provider's keys belong to one anyway
/// @param expiresAt null where it does not end by itself, or the provider does not say
public record KeyReport(
        String account, @Nullable String project, @Nullable Instant expiresAt, Rights rights) {}
