package com.nocodo.operator.project;

import java.util.Locale;

/// How far a project is. Whether its application runs is asked of the preview.
public enum ProjectState {
    PLANNED,
    BUILDING,
    BLOCKED,
    READY;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
