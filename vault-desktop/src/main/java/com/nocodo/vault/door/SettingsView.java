package com.nocodo.vault.door;

import com.nocodo.protocol.Problem;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// @param lockAfterMinutes without use
/// @param costCap the most that a server may cost an hour, in the provider's currency; null for no cap
public record SettingsView(int lockAfterMinutes, @Nullable BigDecimal costCap) {
    public static final SettingsView DEFAULT = new SettingsView(10, null);

    public SettingsView {
        if (lockAfterMinutes < 1 || lockAfterMinutes > 240) {
            throw Problem.invalid("The vault locks after 1 to 240 minutes without use, not %d.", lockAfterMinutes)
                    .toException();
        }
        if (costCap != null && costCap.signum() <= 0) {
            throw Problem.invalid("A cap is more than 0 an hour.").toException();
        }
    }
}
