package com.nocodo.operator.project;

import java.util.Locale;

/// How far a project is. Whether its application runs is asked of the preview.
public enum ProjectState {
    /// Only said; a repository comes with its build.
    DESCRIBED,
    PLANNED,
    BUILDING,
    BLOCKED,
    READY;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
