package com.nocodo.vault.provider;

/// A [Trouble] on its way to the engine. Not a result of each method: of the dozen calls of a step any may fail, and
/// one
/// place decides what happens then.
public final class CloudTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Trouble trouble;

    public CloudTrouble(Trouble trouble) {
        super(trouble.sentence());
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
