package com.nocodo.operator.task;

import java.util.Locale;

/// Who moves a task.
public enum Actor {
    PROJECT_MANAGER,
    ENGINEERING_MANAGER,
    DISPATCHER,
    EXECUTOR,
    GATE,
    RECOVERY,
    PERSON;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
