package com.nocodo.operator.data;

import com.nocodo.protocol.Problem;

/// Waits for an application, and tells an interrupt as a problem.
final class Waiting {
    private Waiting() {}

    interface Work<T> {
        T run() throws InterruptedException;
    }

    static <T> T of(Work<T> work) {
        try {
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("Stopped before the application answered.")
                    .toException();
        }
    }
}
