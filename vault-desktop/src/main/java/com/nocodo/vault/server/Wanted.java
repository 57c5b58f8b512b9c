package com.nocodo.vault.server;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A server as it was ordered, the same at every try.
///
/// @param boot seed of the host key that it boots with, and so on
public record Wanted(
        String tag,
        String zone,
        String size,
        String image,
        int diskGigabytes,
        String name,
        @Nullable BigDecimal agreedPerHour,
        byte[] boot,
        byte[] admin,
        byte[] bridge) {
    @Override
    public String toString() {
        return "Wanted[%s]".formatted(name);
    }
}
