package com.nocodo.operator.task;

/// One plan: its id, its title, and the spec that it brings the application to.
public record Epic(long id, String title, String specHash) {}
