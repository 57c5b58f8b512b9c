package com.nocodo.webapp.chat;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a project's events to a page for as long as it is open, in order and each once.
public final class Follower implements AutoCloseable {
    private static final Duration ONE_WAIT = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Set<Problem.Code> PASSING = EnumSet.of(Problem.Code.UNAVAILABLE, Problem.Code.INTERNAL);
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

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
                var events = heard(operator, project, last);
                if (!events.isEmpty()) {
                    last = events.getLast().seq();
                    ui.access(() -> page.accept(events));
                }
            }
        } catch (UIDetachedException | ProblemException e) {
            // The page is gone, or the project is.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Passing trouble, as a full disk, is waited out.
    private static List<EventRecord> heard(OperatorApi operator, String project, long last)
            throws InterruptedException {
        try {
            return operator.await(project, last, ONE_WAIT);
        } catch (ProblemException e) {
            if (Thread.currentThread().isInterrupted()
                    || !PASSING.contains(e.problem().code())) {
                throw e;
            }
        } catch (RuntimeException e) {
            LOG.warn("events of {} cannot be read", project, e);
        }
        Thread.sleep(PAUSE);
        return List.of();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
