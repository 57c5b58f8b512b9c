package com.nocodo.operator.event;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.ProjectEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What needs somebody, told in a project's stream once and not again until it is over.
public final class Warnings {
    private static final int FEW = 100;

    private final Events events;

    public Warnings(Events events) {
        this.events = events;
    }

    /// Tells it, unless that was told and is not over.
    public void warn(String project, String reason, String message) {
        if (!open(project).containsKey(reason)) {
            events.tell(project, new ProjectEvent.Warned(reason, message, false));
        }
    }

    /// Tells that it is over, where it was told.
    public void over(String project, String reason, String message) {
        if (open(project).containsKey(reason)) {
            events.tell(project, new ProjectEvent.Warned(reason, message, true));
        }
    }

    /// What was told and is not over, by its reason.
    public Map<String, EventRecord> open(String project) {
        Map<String, EventRecord> open = new LinkedHashMap<>();
        for (var record : events.newestOf(project, List.of("warned"), FEW)) {
            if (record.event() instanceof ProjectEvent.Warned(var reason, var message, var over)) {
                open.remove(reason);
                if (!over) {
                    open.put(reason, record);
                }
            }
        }
        return open;
    }
}
