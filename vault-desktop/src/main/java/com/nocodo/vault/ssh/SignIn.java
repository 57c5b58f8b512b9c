package com.nocodo.vault.ssh;

import com.nocodo.protocol.Problem;
import org.jspecify.annotations.Nullable;

/// How a person comes into a server of their own: with a key of any kind that OpenSSH knows, or a password. It is kept
/// nowhere.
///
/// @param privateKey the text of the file, or null where there is a password alone
/// @param passphrase of that file, where it has one
/// @param password of the account; beside a key it is for `sudo`
public record SignIn(
        @Nullable String privateKey,
        @Nullable String passphrase,
        @Nullable String password) {
    /// @throws com.nocodo.protocol.ProblemException `invalid` where there is neither
    public SignIn {
        if (privateKey == null && password == null) {
            throw Problem.invalid("To sign in, the server needs a private key or a password.")
                    .toException();
        }
    }

    @Override
    public String toString() {
        return "SignIn[***]";
    }
}
