package com.nocodo.operator.home;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks again and again on a thread of its own, until it is closed; a look that is under way then is interrupted,
/// and the close waits for its end.
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Thread thread;

    /// One look. What goes wrong in it is its own to tell.
    public interface Look {
        void now() throws InterruptedException;
    }

    private Rounds(Thread thread) {
        this.thread = thread;
    }

    /// @param pause between the end of one look and the next
    public static Rounds begin(String name, Duration pause, Look look) {
        return new Rounds(Thread.ofVirtual().name(name).start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    look.now();
                    Thread.sleep(pause);
                }
            } catch (InterruptedException e) {
                LOG.debug("{} has ended", name);
            }
        }));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
