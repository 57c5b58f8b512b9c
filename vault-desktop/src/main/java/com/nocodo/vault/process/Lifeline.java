package com.nocodo.vault.process;

import java.io.IOException;
import java.io.InputStream;

/// Ends this process with the one that started it: its input ends then, also where that one was killed.
public final class Lifeline {
    private Lifeline() {}

    /// @param in this process's input, of which nothing is expected any more
    public static void hold(InputStream in) {
        Thread.ofPlatform().daemon().name("lifeline").start(() -> {
            try {
                while (in.read() >= 0) {
                    // nothing is expected
                }
            } catch (IOException e) {
                // as its end
            }
            Runtime.getRuntime().halt(0);
        });
    }
}
