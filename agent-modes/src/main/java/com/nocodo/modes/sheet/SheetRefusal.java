package com.nocodo.modes.sheet;

/// The file cannot be read at all; the message says why and what to do.
public final class SheetRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SheetRefusal(String message) {
        super(message);
    }

    SheetRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
