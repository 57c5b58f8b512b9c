package com.nocodo.operator.task;

import java.util.Locale;

/// What carries a task out: a template, one call of a mode, or a session of a coding CLI.
public enum ExecutorKind {
    TEMPLATE,
    MODE,
    AGENT;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
