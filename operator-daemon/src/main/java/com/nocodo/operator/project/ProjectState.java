package com.nocodo.operator.project;

/// How far a project is. Whether its application runs is asked of the preview.
public enum ProjectState {
    PLANNED,
    BUILDING,
    BLOCKED,
    READY
}
