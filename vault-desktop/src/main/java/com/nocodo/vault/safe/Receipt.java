package com.nocodo.vault.safe;

/// Proof of how far a vault had come, to be kept elsewhere: by each operator. It says nothing about what is in the
/// vault.
///
/// @param epoch the number of the write that made it
/// @param token random, and known only to the vault and to whom it was given
public record Receipt(String vault, long epoch, String token) {

    /// What a receipt says about the vault that is here.
    public enum Verdict {
        /// The vault here came after it.
        KNOWN,
        /// The vault here is older: somebody put back a copy.
        ROLLED_BACK,
        /// The vault here was never at this point: a copy went a way of its own.
        OTHER_COPY,
        /// It is about another vault.
        FOREIGN
    }
}
