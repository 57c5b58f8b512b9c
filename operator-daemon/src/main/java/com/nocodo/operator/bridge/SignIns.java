package com.nocodo.operator.bridge;

import org.jspecify.annotations.Nullable;

/// The accounts of the web app, as far as vaults bring people to them.
public interface SignIns {
    /// A link that signs in once.
    ///
    /// @param account null for the owner's
    /// @throws com.nocodo.protocol.ProblemException `denied` where the account is gone
    String link(@Nullable String account);

    /// Makes an account for a person who comes in by a vault of their own.
    ///
    /// @return its id
    String make(String name);

    /// Removes an account, and signs it out everywhere.
    void remove(String account);
}
