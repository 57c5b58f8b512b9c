package com.nocodo.protocol.terminal;

import com.nocodo.protocol.Problem;

/// The exit codes of every verb.
public final class ExitCodes {
    public static final int OK = 0;
    public static final int CHECK_FAILED = 1;
    public static final int USAGE = 2;
    public static final int INTERNAL = 70;
    public static final int STOPPED = 130;

    private ExitCodes() {}

    /// The exit code of a verb that ended with such a problem.
    public static int of(Problem.Code code) {
        return switch (code) {
            case INVALID -> USAGE;
            case NOT_FOUND -> 4;
            case CONFLICT -> 5;
            case DENIED -> 6;
            case UNAVAILABLE -> 69;
            case INTERNAL -> INTERNAL;
        };
    }
}
