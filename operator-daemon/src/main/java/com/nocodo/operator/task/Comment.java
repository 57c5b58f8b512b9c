package com.nocodo.operator.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody said about a task.
///
/// @param id numbers the comments of the project
/// @param task the number of the task within its epic
/// @param given the attempt of the task that it went to the executor with, the newest; null before the first
/// @param message what it was said to the project as, if somebody asked for that
public record Comment(
        long id,
        long epic,
        int task,
        String author,
        Instant at,
        String text,
        @Nullable Integer given,
        @Nullable Long message) {}
