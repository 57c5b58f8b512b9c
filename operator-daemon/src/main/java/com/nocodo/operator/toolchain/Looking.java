package com.nocodo.operator.toolchain;

/// A search for the tools that goes on beside other work; closing it ends it.
public final class Looking implements AutoCloseable {
    private final Thread thread;

    Looking(Search search) {
        this.thread = Thread.ofVirtual().name("looking-for-tools").start(() -> {
            try {
                search.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Waits until every place was looked at.
    public void await() throws InterruptedException {
        thread.join();
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    interface Search {
        void run() throws InterruptedException;
    }
}
