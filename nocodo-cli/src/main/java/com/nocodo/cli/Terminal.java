package com.nocodo.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The terminal, where there is one.
final class Terminal {
    private Terminal() {}

    static boolean present() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    static @Nullable String ask(String prompt) {
        return Objects.requireNonNull(System.console()).readLine("%s", prompt);
    }
}
