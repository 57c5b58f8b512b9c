package com.nocodo.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C and SIGTERM into an interrupt of the working thread, and waits for it to put everything away.
final class Interrupts {
    private Interrupts() {}

    static int guarded(Callable<Integer> work) throws Exception {
        var worker = Thread.currentThread();
        var done = new CountDownLatch(1);
        var stop = new Thread(
                () -> {
                    worker.interrupt();
                    try {
                        if (!done.await(10, TimeUnit.SECONDS)) {
                            Output.say("still busy; what is done is kept");
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return work.call();
        } finally {
            done.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(stop);
            } catch (IllegalStateException e) {
                // We are being stopped: the hook runs already.
            }
        }
    }
}
