package com.nocodo.modes.change;

import java.io.Serial;
import java.util.List;

/// A request that cannot be carried out as it is said.
final class Doubt extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> options;

    private Doubt(String why, List<String> options) {
        super(why);
        this.options = List.copyOf(options);
    }

    static Doubt refused(String why, Object... args) {
        return new Doubt(args.length == 0 ? why : why.formatted(args), List.of());
    }

    static Doubt asked(String question, List<String> options) {
        return new Doubt(question, options);
    }

    boolean asks() {
        return !options.isEmpty();
    }

    Unread about(String text) {
        return new Unread(text, String.valueOf(getMessage()), options);
    }
}
