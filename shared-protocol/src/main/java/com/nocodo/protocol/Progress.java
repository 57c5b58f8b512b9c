package com.nocodo.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One thing that happened during long work, as it happens. On the wire an object whose `kind` says which.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Progress {

    /// A step has begun.
    @JsonTypeName("step")
    record Step(String text) implements Progress {}

    /// What the running step says of itself; replaces what it said before.
    @JsonTypeName("detail")
    record Detail(String text) implements Progress {}

    /// What was understood of the words, and the questions with the answers that hold unless changed.
    @JsonTypeName("understood")
    record Understood(ReadingView reading) implements Progress {}

    /// A task moved.
    @JsonTypeName("task")
    record Task(TaskView task) implements Progress {}

    /// A check has ended.
    @JsonTypeName("check")
    record Check(
            CheckView check,
            @Nullable Duration took,
            @Nullable String hint) implements Progress {}

    /// A sentence for the person.
    @JsonTypeName("note")
    record Note(String text) implements Progress {}
}
