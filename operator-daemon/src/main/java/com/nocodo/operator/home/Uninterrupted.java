package com.nocodo.operator.home;

import com.nocodo.protocol.Problem;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// What must not be left half done. It runs on a thread of its own, so that an interrupt of the caller is heard only
/// once it has ended.
public final class Uninterrupted {
    private Uninterrupted() {}

    public static void run(String name, Work work) {
        var task = new FutureTask<Void>(() -> {
            work.run();
            return null;
        });
        Thread.ofVirtual().name(name).start(task);
        var interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw unchecked(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause
                ? cause
                : Problem.unavailable("Not brought to its end: %s", String.valueOf(e.getCause()))
                        .toException();
    }

    /// What is done.
    public interface Work {
        void run() throws InterruptedException;
    }
}
