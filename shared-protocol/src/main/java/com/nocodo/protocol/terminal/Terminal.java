package com.nocodo.protocol.terminal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The terminal, where there is one.
public final class Terminal {
    private Terminal() {}

    /// Whether somebody sits at it.
    public static boolean present() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /// @return the line that was typed; null at the end of the input
    public static @Nullable String ask(String prompt) {
        return Objects.requireNonNull(System.console()).readLine("%s", prompt);
    }
}
