package com.nocodo.vault.door;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param addressPerHour what an address costs; null where the provider does not say
/// @param diskPerHour what a gigabyte of disk costs that is ordered apart; null where the provider does not say
public record OffersView(
        String zone,
        @Nullable String currency,
        List<SizeView> sizes,
        @Nullable BigDecimal addressPerHour,
        @Nullable BigDecimal diskPerHour) {

    /// @param diskGigabytes 0 where it is ordered apart
    /// @param stock AVAILABLE, SCARCE, SOLD_OUT or UNKNOWN
    public record SizeView(
            String name,
            String processor,
            int cores,
            long memoryBytes,
            int diskGigabytes,
            @Nullable BigDecimal perHour,
            @Nullable BigDecimal perMonth,
            String stock) {}
}
