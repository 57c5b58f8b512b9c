package com.nocodo.protocol.terminal;

import com.nocodo.protocol.ProblemException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C and SIGTERM into an interrupt of the working thread, and waits for it to put everything away.
public final class Interrupts {
    private Interrupts() {}

    /// @param json whether a problem is also told as a document
    public static int guarded(boolean json, Callable<Integer> work) throws Exception {
        var worker = Thread.currentThread();
        var done = new CountDownLatch(1);
        var stop = new Thread(
                () -> {
                    worker.interrupt();
                    try {
                        await(done);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return work.call();
        } catch (ProblemException e) {
            return Output.problem(e.problem(), json); // told before the hook lets the process end
        } finally {
            done.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(stop);
            } catch (IllegalStateException e) {
                // We are being stopped: the hook runs already.
            }
        }
    }

    /// Bringing an old version back may take as long as its start.
    private static void await(CountDownLatch done) throws InterruptedException {
        if (done.await(10, TimeUnit.SECONDS)) {
            return;
        }
        Output.say("putting things back; please wait");
        if (!done.await(60, TimeUnit.SECONDS)) {
            Output.say("still busy; what is done is kept");
        }
    }
}
