package com.nocodo.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One thing that happened during long work, as it happens.
public sealed interface Progress {

    /// A step has begun.
    record Step(String text) implements Progress {}

    /// What the running step says of itself; replaces what it said before.
    record Detail(String text) implements Progress {}

    /// What was understood of the words, and the questions with the answers that hold unless changed.
    record Understood(ReadingView reading) implements Progress {}

    /// A task moved.
    record Task(TaskView task) implements Progress {}

    /// A check has ended.
    record Check(
            CheckView check,
            @Nullable Duration took,
            @Nullable String hint) implements Progress {}

    /// A sentence for the person.
    record Note(String text) implements Progress {}
}
