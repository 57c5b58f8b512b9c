package com.nocodo.vault.holder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Locks the vault when nobody used it for a while, and when the computer slept: then the wall's clock went on and this
/// machine's did not. Work that runs puts it off, until an hour is over.
final class AutoLock implements AutoCloseable {
    private static final Duration SLEPT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WORK = Duration.ofHours(1);
    private static final long TICK_MILLIS = 1000;

    private final Clock clock;
    private final LongSupplier nanos;
    private final Runnable lock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("auto-lock").factory());
    private Duration after = Duration.ofMinutes(10);
    private long used;
    private @Nullable Long workingUntil;
    private long lastNanos;
    private @Nullable Instant lastWall;
    private boolean begun;

    AutoLock(Clock clock, Runnable lock) {
        this(clock, System::nanoTime, lock);
    }

    /// @param nanos of a clock that nobody can set, and that stands still while the computer sleeps
    AutoLock(Clock clock, LongSupplier nanos, Runnable lock) {
        this.clock = clock;
        this.nanos = nanos;
        this.lock = lock;
        this.used = nanos.getAsLong();
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
        used = nanos.getAsLong();
    }

    synchronized void workBegins() {
        workingUntil = nanos.getAsLong() + LONGEST_WORK.toNanos();
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
        var idle = used + after.toNanos() - nanos.getAsLong();
        return workingUntil == null ? idle : Math.max(idle, workingUntil - nanos.getAsLong());
    }

    /// Once a second.
    void tick() {
        if (isTime()) {
            lock.run();
        }
    }

    private synchronized boolean isTime() {
        var wall = clock.instant();
        var now = nanos.getAsLong();
        var slept = lastWall != null
                && Duration.between(lastWall, wall).minusNanos(now - lastNanos).compareTo(SLEPT) > 0;
        lastWall = wall;
        lastNanos = now;
        return slept || nanosLeft() <= 0;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
