package com.nocodo.provisioning;

/// What the server answered for one row. "Not applicable" is its own colour: it never counts as green.
public enum Verdict {
    GREEN("green"),
    RED("red"),
    NOT_APPLICABLE("not-applicable");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
