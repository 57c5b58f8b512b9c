package com.nocodo.vault.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutoLockTest {
    private final Time time = new Time();
    private final AtomicInteger locks = new AtomicInteger();
    private final AutoLock autoLock = new AutoLock(time, () -> time.nanos, locks::incrementAndGet);

    /// A clock on the wall, and one that nobody can set; both stand still until somebody moves them.
    private static final class Time extends Clock {
        private volatile Instant wall = Instant.parse("2027-03-01T10:00:00Z");
        private volatile long nanos = 17;

        synchronized void pass(Duration time) {
            wall = wall.plus(time);
            nanos += time.toNanos();
        }

        /// As the wall's clock goes on while the computer sleeps, or is set.
        synchronized void jump(Duration time) {
            wall = wall.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            return wall;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void tenMinutes() {
        autoLock.begin(10);
        autoLock.tick();
    }

    @AfterEach
    void stop() {
        autoLock.close();
    }

    private void passInTicks(Duration time) {
        for (long seconds = 0; seconds < time.toSeconds(); seconds += 10) {
            this.time.pass(Duration.ofSeconds(10));
            autoLock.tick();
        }
    }

    @Test
    void whatNobodyUsesLocksAndUsePutsItOff() {
        passInTicks(Duration.ofMinutes(9));
        autoLock.used();
        passInTicks(Duration.ofMinutes(9));
        assertThat(locks).hasValue(0);
        assertThat(autoLock.at()).isEqualTo(time.instant().plusSeconds(60));

        passInTicks(Duration.ofMinutes(1));

        assertThat(locks).hasPositiveValue();
    }

    @Test
    void aComputerThatSleptIsLocked() {
        time.jump(Duration.ofSeconds(31));
        autoLock.tick();

        assertThat(locks).hasPositiveValue();
    }

    @Test
    void workDoesNotKeepAComputerThatSleptOpen() {
        autoLock.workBegins();
        time.jump(Duration.ofMinutes(5));
        autoLock.tick();

        assertThat(locks).hasPositiveValue();
    }

    @Test
    void aClockThatIsCorrectedByMomentsOrSetBackLocksNothingAndEndsNoWait() {
        for (var step : new int[] {20, -20, -86_400}) {
            time.jump(Duration.ofSeconds(step));
            autoLock.tick();
        }
        assertThat(locks).hasValue(0);

        passInTicks(Duration.ofMinutes(10));

        assertThat(locks).hasPositiveValue();
    }

    @Test
    void workPutsItOffForAnHourAndNoLonger() {
        autoLock.workBegins();
        passInTicks(Duration.ofMinutes(59));
        assertThat(locks).hasValue(0);

        passInTicks(Duration.ofMinutes(1));

        assertThat(locks).hasPositiveValue();
    }

    @Test
    void theEndOfWorkCountsAsUse() {
        autoLock.workBegins();
        passInTicks(Duration.ofMinutes(30));
        autoLock.workEnds();
        passInTicks(Duration.ofMinutes(9));
        assertThat(locks).hasValue(0);

        passInTicks(Duration.ofMinutes(1));

        assertThat(locks).hasPositiveValue();
    }
}
