package com.nocodo.vault.provider.http;

/// A secret that goes into one header. It prints as `Token[***]`.
///
/// It is a string because the header must be one; what forgets it is the end of the worker process.
public final class Token {
    private final String text;

    public Token(String text) {
        // OkHttp would show the value of a header that it finds malformed, so it never meets one.
        if (!text.matches("[!-~]{16,512}")) {
            throw new IllegalArgumentException(
                    "The secret key has a character that no key has, or is too short. Copy it again, without spaces.");
        }
        this.text = text;
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "Token[***]";
    }
}
