package com.nocodo.operator.build;

import java.util.LinkedHashMap;
import java.util.Map;

/// Seconds by step, as a build goes along.
final class Timings {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final long start = System.nanoTime();
    private long last = start;

    /// The step that ran since the last call had this name.
    void end(String step) {
        var now = System.nanoTime();
        seconds.merge(step, (now - last) / 1e9, Double::sum);
        last = now;
    }

    Map<String, Double> all() {
        var all = new LinkedHashMap<>(seconds);
        all.put("total", (System.nanoTime() - start) / 1e9);
        return all;
    }
}
