package com.nocodo.vault.door;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// @param key id of the provider's key
/// @param image `ubuntu-24.04` or `debian-12`
/// @param agreedPerHour the size's price as it was shown; null where none was known
public record OrderForm(
        String key,
        String zone,
        String size,
        String image,
        int diskGigabytes,
        String name,
        @Nullable BigDecimal agreedPerHour) {}
