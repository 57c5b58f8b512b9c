package com.nocodo.operator.task;

import java.util.Locale;

/// Whose work a task is.
public enum Specialist {
    PRODUCT_OWNER,
    PROJECT_MANAGER,
    ENGINEERING_MANAGER,
    DB_ENGINEER,
    BACKEND_ENGINEER,
    FRONTEND_ENGINEER,
    UI_DESIGNER,
    RUST_ENGINEER,
    SOLIDJS_ENGINEER,
    TOOLING,
    GIT,
    DEPLOYMENT;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Backend and frontend work is shaped by the Engineering Manager before it can start.
    TaskState firstState() {
        return switch (this) {
            case BACKEND_ENGINEER, FRONTEND_ENGINEER -> TaskState.NEEDS_TECHNICAL_SHAPING;
            default -> TaskState.READY;
        };
    }
}
