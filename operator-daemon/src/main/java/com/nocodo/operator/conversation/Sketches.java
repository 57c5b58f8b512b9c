package com.nocodo.operator.conversation;

import com.nocodo.operator.build.Describing;
import com.nocodo.operator.build.Describing.Draft;
import com.nocodo.operator.build.Told;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.UnderstoodView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/// Reads what is described, each time that it changes. What nobody read before a kill is read when it is asked for, or
/// when an operator starts.
final class Sketches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sketches.class);
    private static final int LOCKS = 32;

    private final Database db;
    private final ConversationStore store;
    private final Projects projects;
    private final Events events;
    private final Describing describing;
    private final SheetBases sheets;
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();
    private final ExecutorService drawing = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sketch-", 0).factory());

    Sketches(
            Database db,
            ConversationStore store,
            Projects projects,
            Events events,
            Describing describing,
            SheetBases sheets) {
        this.db = db;
        this.store = store;
        this.projects = projects;
        this.events = events;
        this.describing = describing;
        this.sheets = sheets;
    }

    void drawSoon(String project) {
        drawing.submit(() -> {
            try {
                draw(project);
            } catch (ProblemException | NestedRuntimeException e) {
                LOG.warn("The description of {} is not read yet: {}", project, e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("The description of {} cannot be read", project, e);
            }
        });
    }

    /// Draws what nobody drew yet.
    void drawStale() {
        store.stale().forEach(this::drawSoon);
    }

    /// Reads until what was read is what is described; two that draw the same wait for one another.
    void draw(String project) {
        var lock = locks.get(Math.floorMod(project.hashCode(), LOCKS));
        lock.lock();
        try {
            while (drawOnce(project)) {}
        } finally {
            lock.unlock();
        }
    }

    /// @return whether the description may have changed meanwhile
    private boolean drawOnce(String project) {
        var found = Objects.requireNonNull(db.transaction().execute(status -> basis(project)));
        if (found.isEmpty()) {
            return false;
        }
        var basis = found.get();
        try {
            keep(project, basis, draft(basis));
        } catch (ProblemException e) {
            if (e.problem().code() != Problem.Code.INVALID) {
                throw e;
            }
            refuse(project, basis, e.problem());
        }
        return true;
    }

    /// What is to be read, all of one moment.
    private record Basis(
            long changed, List<Told> told, Map<String, String> answers, Optional<SheetBases.Sheet> sheet) {}

    private Draft draft(Basis basis) {
        return basis.sheet()
                .map(sheet -> describing.draft(sheet.base(), basis.told()))
                .orElseGet(() -> describing.draft(basis.told(), basis.answers()));
    }

    private Optional<Basis> basis(String project) {
        return projects.find(project)
                .filter(p -> p.state() == ProjectState.DESCRIBED)
                .flatMap(p -> store.description(project)
                        .filter(Description::stale)
                        .map(description -> new Basis(
                                description.changed(), store.told(project), p.answers(), sheets.find(project))));
    }

    private void keep(String project, Basis basis, Draft draft) {
        db.transaction().executeWithoutResult(status -> {
            if (store.drawn(project, basis.changed(), draft.reading(), null)) {
                var words = basis.sheet().isPresent() ? draft.spec() : draft.words();
                projects.describe(project, draft.name(), words, basis.answers(), draft.spec(), draft.hash());
                events.append(project, new ProjectEvent.SketchDrawn(draft.reading()));
            }
        });
    }

    private void refuse(String project, Basis basis, Problem problem) {
        db.transaction().executeWithoutResult(status -> {
            if (store.drawn(project, basis.changed(), null, problem)) {
                events.append(project, new ProjectEvent.SketchRefused(problem));
            }
        });
    }

    /// The application is something else than what was described.
    void applied(String project, UnderstoodView application) {
        var questions = describing.questions(projects.get(project));
        db.transaction().executeWithoutResult(status -> {
            var reading = new ReadingView(application, new ArrayList<>(), questions);
            store.replace(project, reading);
            events.append(project, new ProjectEvent.SketchDrawn(reading));
        });
    }

    @Override
    public void close() {
        drawing.close();
    }
}
