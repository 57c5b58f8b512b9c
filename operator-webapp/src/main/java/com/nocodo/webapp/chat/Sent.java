package com.nocodo.webapp.chat;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import java.util.List;

/// Whether a message is durable whose answer never came.
public final class Sent {
    private static final int PAGES = 10;
    private static final int FIRST_PROJECTS = 20;
    private static final int FIRST_EVENTS = 10;

    private Sent() {}

    /// Looks from the newest event backwards; what was sent from a page that was left is not far.
    static boolean in(OperatorApi operator, String project, String key) {
        var end = operator.snapshot(project).seq() + 1;
        for (var pages = 0; pages < PAGES && end > 1; pages++) {
            var page = operator.eventsBefore(project, end, OperatorApi.MOST_EVENTS);
            if (holds(page, key)) {
                return true;
            }
            end = page.isEmpty() ? 1 : page.getFirst().seq();
        }
        return false;
    }

    /// Whether it began a project.
    public static boolean begins(OperatorApi operator, String key) {
        return operator.projects().stream()
                .limit(FIRST_PROJECTS)
                .anyMatch(project -> holds(operator.events(project.id(), 0, FIRST_EVENTS), key));
    }

    private static boolean holds(List<EventRecord> events, String key) {
        return events.stream()
                .anyMatch(record -> record.event() instanceof ProjectEvent.MessageSaid said
                        && said.key().equals(key));
    }
}
