package com.nocodo.operator.bench;

/// How long events were on their way, in steps of a tenth of a millisecond.
final class Heard {
    private static final long STEP = 100_000;

    private final long[] counts = new long[600_000];
    private long all;
    private long expected = 1;
    private long wrong;

    void after(long nanos) {
        counts[(int) Math.clamp(nanos / STEP, 0, counts.length - 1)]++;
        all++;
    }

    void outOfOrder() {
        wrong++;
    }

    void expect(long events) {
        expected = events;
    }

    boolean complete() {
        return all >= expected;
    }

    /// Milliseconds.
    double percentile(double share) {
        var left = Math.max(1, (long) Math.ceil(all * share));
        for (int i = 0; i < counts.length; i++) {
            left -= counts[i];
            if (left <= 0) {
                return (i + 1) * STEP / 1e6;
            }
        }
        return Double.NaN;
    }

    double share() {
        return (double) all / expected;
    }

    double wrong() {
        return wrong;
    }
}
