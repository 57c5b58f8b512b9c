package com.nocodo.provisioning;

import java.nio.charset.StandardCharsets;

/// The one place where a value becomes part of a script.
final class ShellText {

    private ShellText() {}

    /// A word that a POSIX shell reads as exactly this text, whatever it holds.
    static String quote(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A value for a script holds a NUL character, which no shell can take");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("A value for a script is no valid text (half of a surrogate pair)");
        }
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
