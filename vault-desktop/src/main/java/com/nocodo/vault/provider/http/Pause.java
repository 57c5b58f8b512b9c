package com.nocodo.vault.provider.http;

import java.time.Duration;

/// How to wait; tests do not.
@FunctionalInterface
public interface Pause {
    Pause REAL = Thread::sleep;

    void take(Duration time) throws InterruptedException;
}
