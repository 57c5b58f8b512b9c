package com.nocodo.operator.task;

/// Who moves a task.
public enum Actor {
    PROJECT_MANAGER,
    ENGINEERING_MANAGER,
    DISPATCHER,
    EXECUTOR,
    GATE,
    RECOVERY,
    PERSON
}
