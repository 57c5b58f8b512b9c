package com.nocodo.operator.preview;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Ports;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.protocol.ProjectEvent;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/// Where each application answers, and by which process: written down with the event that tells it.
final class PreviewNotes {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewNotes.class);

    private final Database db;
    private final Events events;

    PreviewNotes(Database db, Events events) {
        this.db = db;
        this.events = events;
    }

    /// Where the application answers, if it runs.
    Optional<String> url(String project) {
        return process(project).map(p -> url(portOf(project).orElseThrow()));
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    Optional<ProcessHandle> process(String project) {
        return db.sql()
                .sql("SELECT pid || ' ' || started_at FROM preview WHERE project = :project AND pid IS NOT NULL")
                .param("project", project)
                .query(String.class)
                .optional()
                .flatMap(ProcessNotes::find);
    }

    Optional<Integer> portOf(String project) {
        return db.sql()
                .sql("SELECT port FROM preview WHERE project = :project")
                .param("project", project)
                .query(Integer.class)
                .optional();
    }

    /// The port that the project had before, if it is free, else another.
    int port(String project) {
        return portOf(project).filter(Ports::free).orElseGet(Ports::anyFree);
    }

    void begin(String project, int port, ProcessHandle process) {
        var identity = ProcessNotes.identity(process);
        db.transaction().executeWithoutResult(status -> {
            db.sql()
                    .sql("""
                        INSERT INTO preview (project, port, pid, started_at)
                        VALUES (:project, :port, :pid, :started)
                        ON CONFLICT (project) DO UPDATE
                           SET port = excluded.port, pid = excluded.pid, started_at = excluded.started_at
                        """)
                    .param("project", project)
                    .param("port", port)
                    .param("pid", process.pid())
                    .param("started", identity.substring(identity.indexOf(' ') + 1))
                    .update();
            events.append(project, new ProjectEvent.PreviewStarted(url(port)));
        });
    }

    void end(String project, List<ProjectEvent> told) {
        try {
            append(project, told);
        } catch (NestedRuntimeException e) {
            // The process is gone, which its note is compared with; who brings an old version back must go on.
            LOG.warn("the note of the application of {} stays: {}", project, e.getMessage());
        }
    }

    private void append(String project, List<ProjectEvent> told) {
        db.transaction().executeWithoutResult(status -> {
            var ended = wasStarted(project);
            db.sql().sql("""
                UPDATE preview
                   SET pid = NULL, started_at = NULL
                 WHERE project = :project AND pid IS NOT NULL
                """).param("project", project).update();
            if (ended) {
                events.append(project, new ProjectEvent.PreviewStopped());
            }
            told.forEach(event -> events.append(project, event));
        });
    }

    /// It ended, and is wanted: whoever serves the home next knows that, where this one cannot start it again any more.
    void await(String project) {
        try {
            db.sql().sql("""
                    UPDATE preview
                       SET pid = 0, started_at = 'not started again yet'
                     WHERE project = :project AND pid IS NULL
                    """).param("project", project).update();
        } catch (NestedRuntimeException e) {
            LOG.warn("the application of {} is not noted as wanted: {}", project, e.getMessage());
        }
    }

    private boolean wasStarted(String project) {
        return db.sql()
                        .sql("SELECT count(*) FROM preview WHERE project = :project AND pid > 0")
                        .param("project", project)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<String> started() {
        return db.sql()
                .sql("SELECT project FROM preview WHERE pid IS NOT NULL")
                .query(String.class)
                .list();
    }
}
