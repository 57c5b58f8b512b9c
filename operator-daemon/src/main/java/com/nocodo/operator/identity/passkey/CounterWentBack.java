package com.nocodo.operator.identity.passkey;

/// A device has signed with a number that it, or its copy, has used before.
final class CounterWentBack extends RuntimeException {
    private static final long serialVersionUID = 1;

    CounterWentBack() {
        super("the signature counter of a passkey went back");
    }
}
