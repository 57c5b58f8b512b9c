package com.nocodo.modes.change;

import java.io.Serial;
import java.util.List;

/// A request that cannot be carried out as it is said.
final class Doubt extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> options;

    private final boolean unfit;

    private Doubt(String why, List<String> options, boolean unfit) {
        super(why);
        this.options = List.copyOf(options);
        this.unfit = unfit;
    }

    /// The words were only laid over a frame that is not for them; there is nothing to tell of that.
    static Doubt unfit() {
        return new Doubt("", List.of(), true);
    }

    boolean isUnfit() {
        return unfit;
    }

    static Doubt refused(String why, Object... args) {
        return new Doubt(args.length == 0 ? why : why.formatted(args), List.of(), false);
    }

    static Doubt asked(String question, List<String> options) {
        return new Doubt(question, options, false);
    }

    boolean asks() {
        return !options.isEmpty();
    }

    Unread about(String text) {
        return new Unread(text, String.valueOf(getMessage()), options);
    }
}
