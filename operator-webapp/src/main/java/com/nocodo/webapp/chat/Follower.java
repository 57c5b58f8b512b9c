package com.nocodo.webapp.chat;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Brings a project's events to a page for as long as it is open, in order and each once.
public final class Follower implements AutoCloseable {
    private static final Duration ONE_WAIT = Duration.ofSeconds(20);

    private final Thread thread;

    /// @param after the last event that the page has
    public Follower(UI ui, OperatorApi operator, String project, long after, Consumer<List<EventRecord>> page) {
        thread = Thread.ofVirtual().name("page-" + project).start(() -> follow(ui, operator, project, after, page));
    }

    private static void follow(
            UI ui, OperatorApi operator, String project, long after, Consumer<List<EventRecord>> page) {
        var last = after;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var events = operator.await(project, last, ONE_WAIT);
                if (!events.isEmpty()) {
                    last = events.getLast().seq();
                    ui.access(() -> page.accept(events));
                }
            }
        } catch (UIDetachedException | ProblemException e) {
            // The page is gone, or the project is.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
