package com.nocodo.vault.holder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Locks the vault when nobody used it for a while, and when the computer slept: then the wall's clock went on and this
/// machine's did not. Work that runs puts it off, until an hour is over.
final class AutoLock implements AutoCloseable {
    private static final Duration SLEPT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WORK = Duration.ofHours(1);
    private static final long TICK_MILLIS = 1000;

    private final Clock clock;
    private final Runnable lock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("auto-lock").factory());
    private Duration after = Duration.ofMinutes(10);
    private long used = System.nanoTime();
    private @Nullable Long workingUntil;
    private long lastNanos;
    private @Nullable Instant lastWall;
    private boolean begun;

    AutoLock(Clock clock, Runnable lock) {
        this.clock = clock;
        this.lock = lock;
    }

    synchronized void begin(int minutes) {
        after = Duration.ofMinutes(minutes);
        used();
        if (!begun) {
            begun = true;
            timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /// Somebody used the vault. A page that only asks whether there is something new did not.
    synchronized void used() {
        used = System.nanoTime();
    }

    synchronized void workBegins() {
        workingUntil = System.nanoTime() + LONGEST_WORK.toNanos();
    }

    synchronized void workEnds() {
        workingUntil = null;
        used();
    }

    /// When it locks unless it is used.
    synchronized @Nullable Instant at() {
        return begun ? clock.instant().plusNanos(nanosLeft()) : null;
    }

    private long nanosLeft() {
        var idle = used + after.toNanos() - System.nanoTime();
        return workingUntil == null ? idle : Math.max(idle, workingUntil - System.nanoTime());
    }

    private void tick() {
        if (isTime()) {
            lock.run();
        }
    }

    private synchronized boolean isTime() {
        var wall = clock.instant();
        var nanos = System.nanoTime();
        var slept = lastWall != null
                && Duration.between(lastWall, wall)
                                .minusNanos(nanos - lastNanos)
                                .compareTo(SLEPT)
                        > 0;
        lastWall = wall;
        lastNanos = nanos;
        return slept || nanosLeft() <= 0;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
