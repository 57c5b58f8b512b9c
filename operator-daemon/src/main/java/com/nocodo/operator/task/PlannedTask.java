package com.nocodo.operator.task;

import java.util.List;

/// A task as the Project Manager writes it down: what, whose, and after which others (by their `work`).
public record PlannedTask(String work, String title, Specialist specialist, List<String> needs) {
    public PlannedTask {
        needs = List.copyOf(needs);
    }
}
