package com.nocodo.modes.spec;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Gives ids that a spec has never given: one letter and a number.
public final class SpecIds {
    private final AtomicInteger last;

    private SpecIds(int last) {
        this.last = new AtomicInteger(last);
    }

    /// Goes on after the highest number in use.
    public static SpecIds after(AppSpec spec) {
        return new SpecIds(highest(spec.ids()));
    }

    public static SpecIds fresh() {
        return new SpecIds(0);
    }

    /// The next id: `e12` for `next('e')`.
    public String next(char kind) {
        return kind + Integer.toString(last.incrementAndGet());
    }

    private static int highest(Stream<String> ids) {
        return ids.filter(id -> id.matches("[a-z][0-9]{1,9}"))
                .mapToInt(id -> Integer.parseInt(id.substring(1)))
                .max()
                .orElse(0);
    }
}
