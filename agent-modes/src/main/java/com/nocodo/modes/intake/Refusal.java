package com.nocodo.modes.intake;

/// The words cannot be read at all; the message says why and what to do.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }
}
