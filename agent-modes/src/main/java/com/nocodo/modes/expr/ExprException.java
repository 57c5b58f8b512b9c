package com.nocodo.modes.expr;

/// An expression that does not parse or does not fit the spec; the message says which part and why.
public final class ExprException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ExprException(String message) {
        super(message);
    }
}
