package com.nocodo.vault.holder;

import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.safe.Kind;
import com.nocodo.vault.server.AccessKeys;
import com.nocodo.vault.server.Wanted;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A server as it is kept. Where it is and what was done is in its journals.
///
/// @param key id of the provider's key
/// @param perHour of all whose price was known when it was ordered
/// @param trouble why its work paused; empty where it did not
/// @param gone when the last of it was removed
/// @param receipt the number of the line in the audit log that says so
record ServerRecord(
        String key,
        String provider,
        Wanted wanted,
        State state,
        @Nullable BigDecimal perHour,
        @Nullable String currency,
        String trouble,
        Instant ordered,
        @Nullable Instant gone,
        long receipt) {
    static final Kind<ServerRecord> KIND = Kind.of("server", ServerRecord.class);

    ServerRecord in(State next) {
        return new ServerRecord(key, provider, wanted, next, perHour, currency, "", ordered, gone, receipt);
    }

    /// The operator runs, and knows this vault.
    ServerRecord ready() {
        return new ServerRecord(
                key, provider, wanted.paired(), State.READY, perHour, currency, "", ordered, gone, receipt);
    }

    /// Its keys were changed.
    ServerRecord opened(AccessKeys keys) {
        return new ServerRecord(
                key, provider, wanted.opened(keys), state, perHour, currency, trouble, ordered, gone, receipt);
    }

    ServerRecord troubled(String why) {
        return new ServerRecord(key, provider, wanted, state, perHour, currency, why, ordered, gone, receipt);
    }

    ServerRecord gone(Instant when, long line) {
        return new ServerRecord(key, provider, wanted, State.GONE, perHour, currency, "", ordered, when, line);
    }
}
