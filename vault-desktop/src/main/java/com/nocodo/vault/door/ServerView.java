package com.nocodo.vault.door;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param working whether something is being done to it now
/// @param trust whether the vault gives anything to it
/// @param trouble why the work paused; empty where it did not
/// @param fingerprint of its host key
/// @param costSoFar of all whose price was known when it was ordered
/// @param operator the version of the operator that runs there
/// @param operatorOffered the version that the vault could put in its place; null where there is none
/// @param receipt what was removed, once it is gone
public record ServerView(
        String id,
        String name,
        String provider,
        String zone,
        String size,
        State state,
        boolean working,
        TrustView.Trust trust,
        String trouble,
        @Nullable String address,
        @Nullable String fingerprint,
        Instant ordered,
        @Nullable BigDecimal perHour,
        @Nullable String currency,
        @Nullable BigDecimal costSoFar,
        @Nullable String operator,
        @Nullable String operatorOffered,
        @Nullable ReceiptView receipt) {
    /// Whether the person made it themselves.
    public boolean madeByOwner() {
        return provider.equals("own");
    }

    public enum State {
        MAKING,
        READY,
        UPDATING,
        REMOVING,
        GONE
    }

    /// @param removed `server fr-par-1 <id>` and the like
    /// @param left how many things of it were found in all zones afterwards
    /// @param audit the number of the line in the audit log that vouches for it
    public record ReceiptView(List<String> removed, int left, Instant at, long audit) {}
}
