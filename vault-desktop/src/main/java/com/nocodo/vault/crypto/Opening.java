package com.nocodo.vault.crypto;

/// What comes of trying to open what a password or a code guards.
public sealed interface Opening {
    /// @param content the caller closes it
    record Opened(Secret content) implements Opening {}

    /// The guarded bytes are whole as far as one can tell, and it is another password or code.
    record WrongKey() implements Opening {}

    /// The password or code is right, and what it guards was changed.
    record Damaged() implements Opening {}
}
