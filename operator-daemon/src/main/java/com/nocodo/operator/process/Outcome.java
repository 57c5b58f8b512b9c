package com.nocodo.operator.process;

import java.nio.file.Path;
import java.time.Duration;

/// How a program ended.
public sealed interface Outcome {
    record Exited(int code, Path log) implements Outcome {}

    record TimedOut(Duration after, Path log) implements Outcome {}

    record NotStarted(String reason) implements Outcome {}

    default boolean ok() {
        return this instanceof Exited(var code, var _) && code == 0;
    }
}
