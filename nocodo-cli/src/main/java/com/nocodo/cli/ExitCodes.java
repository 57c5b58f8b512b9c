package com.nocodo.cli;

import com.nocodo.protocol.Problem;

/// The exit codes of every verb.
final class ExitCodes {
    static final int OK = 0;
    static final int CHECK_FAILED = 1;
    static final int USAGE = 2;
    static final int INTERNAL = 70;
    static final int STOPPED = 130;

    private ExitCodes() {}

    static int of(Problem.Code code) {
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
