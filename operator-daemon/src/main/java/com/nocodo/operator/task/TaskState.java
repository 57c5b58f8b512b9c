package com.nocodo.operator.task;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The states of a task. Which arrows exist is said by [Transition].
public enum TaskState {
    DRAFT,
    NEEDS_TECHNICAL_SHAPING,
    READY,
    IN_PROGRESS,
    IN_REVIEW,
    DONE,
    BLOCKED,
    CANCELLED;

    /// Where a task can go from here, whoever moves it.
    public Set<TaskState> next() {
        var next = EnumSet.noneOf(TaskState.class);
        for (var arrow : Transition.values()) {
            if (arrow.from() == this) {
                next.add(arrow.to());
            }
        }
        return next;
    }

    /// How much a task that comes here adds to its attempts.
    int attempt() {
        return this == IN_PROGRESS ? 1 : 0;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
