package com.nocodo.vault.provider;

import java.math.BigDecimal;

/// What something costs, as the provider's API says now; where it does not say, we do not guess.
public sealed interface Price {

    record Known(BigDecimal perHour, BigDecimal perMonth, String currency) implements Price {
        public Known {
            if (perHour.signum() < 0 || perMonth.signum() < 0) {
                throw new IllegalArgumentException(
                        "A price below zero: %s an hour, %s a month".formatted(perHour, perMonth));
            }
        }
    }

    record Unknown(String why) implements Price {}

    /// A part of what is already paid for.
    static Price included(String currency) {
        return new Known(BigDecimal.ZERO, BigDecimal.ZERO, currency);
    }
}
