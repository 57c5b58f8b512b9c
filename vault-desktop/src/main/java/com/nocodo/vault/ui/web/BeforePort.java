package com.nocodo.vault.ui.web;

import org.springframework.context.SmartLifecycle;

/// Waits until the port may be taken, which is the last thing that happens at a start.
final class BeforePort implements SmartLifecycle {
    private final Runnable wait;
    private volatile boolean running;

    BeforePort(Runnable wait) {
        this.wait = wait;
    }

    @Override
    public int getPhase() {
        return 0; // the web server's is near the largest number
    }

    @Override
    public void start() {
        wait.run();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
