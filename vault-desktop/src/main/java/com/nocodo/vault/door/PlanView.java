package com.nocodo.vault.door;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param perHour of all whose price is known
/// @param unknown what has no known price
/// @param seconds how long it usually takes
public record PlanView(
        List<StepView> steps,
        @Nullable BigDecimal perHour,
        @Nullable BigDecimal perMonth,
        @Nullable String currency,
        List<String> unknown,
        List<Integer> ports,
        long seconds) {

    public record StepView(String id, String title, long seconds) {}
}
