package com.nocodo.modes.spec;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Gives ids that a project has never given: one letter and a number.
public final class SpecIds {
    private static final Pattern ID = Pattern.compile("[a-z][0-9]{1,9}");
    private final AtomicInteger last;

    private SpecIds(int last) {
        this.last = new AtomicInteger(last);
    }

    /// Goes on after the highest number in use.
    public static SpecIds after(AppSpec spec) {
        return after(spec, 0);
    }

    /// Goes on after the highest number that was ever given, so that an earlier version of the spec that comes back
    /// finds its things by ids that are nobody else's.
    ///
    /// @param given the highest number in versions before this one
    public static SpecIds after(AppSpec spec, int given) {
        return new SpecIds(Math.max(given, highest(spec.ids())));
    }

    /// The highest number among ids; 0 where there is none.
    public static int highest(Stream<String> ids) {
        return ids.filter(id -> ID.matcher(id).matches())
                .mapToInt(id -> Integer.parseInt(id.substring(1)))
                .max()
                .orElse(0);
    }

    public static SpecIds fresh() {
        return new SpecIds(0);
    }

    /// The next id: `e12` for `next('e')`.
    public String next(char kind) {
        return kind + Integer.toString(last.incrementAndGet());
    }
}
