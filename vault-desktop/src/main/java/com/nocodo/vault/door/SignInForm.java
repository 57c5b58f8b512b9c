package com.nocodo.vault.door;

import org.jspecify.annotations.Nullable;

/// What a person signs in with on their own server, once; it is kept nowhere.
///
/// @param privateKey the text of the key's file; null where the password alone is used
/// @param passphrase of that file
/// @param password of the account; beside a key it is for `sudo`
public record SignInForm(
        @Nullable String privateKey,
        @Nullable String passphrase,
        @Nullable String password) {
    @Override
    public String toString() {
        return "SignInForm[***]";
    }
}
