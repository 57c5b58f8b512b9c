package com.nocodo.operator.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/// When each of a project's events was about to be appended.
final class Appended {
    private final String id;
    private final long end;
    private final AtomicLongArray moments;
    private int count;

    /// @param end the last event before
    Appended(String id, long end, int most) {
        this.id = id;
        this.end = end;
        this.moments = new AtomicLongArray(most);
    }

    String id() {
        return id;
    }

    long end() {
        return end;
    }

    void next() {
        moments.set(count++, System.nanoTime());
    }

    /// Nanoseconds since the event was about to be appended.
    long age(long seq, long now) {
        return now - moments.get((int) (seq - end - 1));
    }
}
