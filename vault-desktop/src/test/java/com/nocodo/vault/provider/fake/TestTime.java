package com.nocodo.vault.provider.fake;

import com.nocodo.vault.provider.http.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that only waiting moves, so that no test waits.
public final class TestTime implements InstantSource, Pause {
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void take(Duration time) {
        now = now.plus(time);
    }
}
