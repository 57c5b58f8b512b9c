package com.nocodo.operator.event;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The streams, one a project, numbered 1, 2, 3 … without gaps.
///
/// @see "docs/decisions/0041-event-stream.md"
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DELETED = new ProjectEvent.ProjectDeleted("").type();

    private final Database db;
    private final Clock clock;
    private final Tails tails;

    public Events(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.tails = new Tails(db.commits(), project -> newestBefore(project, Long.MAX_VALUE, 1), this::page);
    }

    /// Appends inside the transaction that runs, so that the event is there exactly if the change is; alone where none
    /// runs. The number is free of gaps since transactions hold the one write lock from their start.
    ///
    /// @return its number
    public long append(String project, ProjectEvent event) {
        return Objects.requireNonNull(db.transaction()
                .execute(status -> db.sql()
                        .sql("""
                INSERT INTO events (project, seq, at, type, data)
                VALUES (:project, (SELECT coalesce(max(seq), 0) + 1 FROM events WHERE project = :project),
                        :at, :type, :data)
                RETURNING seq
                """)
                        .param("project", project)
                        .param("at", clock.instant().toString())
                        .param("type", event.type())
                        .param("data", data(event))
                        .query(Long.class)
                        .single()));
    }

    /// Appends what changes nothing and is only told: work goes on also where it cannot be written.
    public void tell(String project, ProjectEvent event) {
        try {
            append(project, event);
        } catch (NestedRuntimeException e) {
            LOG.warn("{} of {} is not kept: {}", event.type(), project, e.getMessage());
        }
    }

    /// Appends the last event and removes those before it.
    public void end(String project, ProjectEvent.ProjectDeleted last) {
        db.transaction().executeWithoutResult(status -> {
            append(project, last);
            db.sql()
                    .sql("DELETE FROM events WHERE project = :project AND type <> :deleted")
                    .param("project", project)
                    .param("deleted", DELETED)
                    .update();
        });
    }

    /// Removes the whole stream of a project that nobody ever saw.
    public void forget(String project) {
        db.sql()
                .sql("DELETE FROM events WHERE project = :project")
                .param("project", project)
                .update();
    }

    /// The project whose stream is meant, also while it is being deleted; afterwards only its id leads there.
    public Optional<String> find(String ref) {
        return db.sql().sql("""
                SELECT id FROM project WHERE id = :ref OR slug = :ref
                UNION
                SELECT :ref WHERE EXISTS (SELECT 1 FROM events WHERE project = :ref)
                """).param("ref", ref).query(String.class).optional();
    }

    /// The newest event's sequence; 0 where there is none.
    public long end(String project) {
        return db.sql()
                .sql("SELECT coalesce(max(seq), 0) FROM events WHERE project = :project")
                .param("project", project)
                .query(Long.class)
                .single();
    }

    /// The newest event of some types.
    public Optional<String> newest(String project, List<String> types) {
        return db.sql()
                .sql("""
                SELECT type
                  FROM events
                 WHERE project = :project AND type IN (:types)
                 ORDER BY seq DESC
                 LIMIT 1
                """)
                .param("project", project)
                .param("types", types)
                .query(String.class)
                .optional();
    }

    /// Whether a change to this spec was applied after an event.
    public boolean applied(String project, String specHash, long after) {
        return db.sql()
                        .sql("""
                SELECT count(*)
                  FROM events
                 WHERE project = :project AND seq > :after
                   AND type = 'change_applied' AND json_extract(data, '$.spec_hash') = :hash
                """)
                        .param("project", project)
                        .param("after", after)
                        .param("hash", specHash)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// The hashes of the specs that the application was brought to, newest first; none twice in a row.
    public List<String> agreedSpecs(String project, int limit) {
        return db.sql()
                .sql("""
                SELECT hash
                  FROM (SELECT seq, json_extract(data, '$.spec_hash') AS hash,
                               lead(json_extract(data, '$.spec_hash')) OVER (ORDER BY seq DESC) AS before
                          FROM events
                         WHERE project = :project AND type IN ('build_begun', 'change_applied'))
                 WHERE before IS NULL OR before <> hash
                 ORDER BY seq DESC
                 LIMIT :limit
                """)
                .param("project", project)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /// Whether a job brought data back, all but the word of it.
    public boolean restored(String project, String job) {
        return db.sql()
                        .sql("""
                SELECT count(*)
                  FROM events
                 WHERE project = :project AND type = 'data_restored' AND json_extract(data, '$.job') = :job
                """)
                        .param("project", project)
                        .param("job", job)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// The newest events of some types, oldest first.
    public List<EventRecord> newestOf(String project, List<String> types, int limit) {
        return newestOf(project, types, Long.MAX_VALUE, limit);
    }

    /// The same, of those before an event.
    public List<EventRecord> newestOf(String project, List<String> types, long before, int limit) {
        return db.sql()
                .sql("""
                SELECT project, seq, at, type, data
                  FROM events
                 WHERE project = :project AND type IN (:types) AND seq < :before
                 ORDER BY seq DESC
                 LIMIT :limit
                """)
                .param("project", project)
                .param("types", types)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> record(row))
                .list()
                .reversed();
    }

    /// What the streams tell of plans.
    public PlanEvents plans() {
        return new PlanEvents(db);
    }

    /// Whether a change was applied since the newest refusal of what a message asks for.
    public boolean changedSinceRefused(String project, long message) {
        return db.sql()
                        .sql("""
                SELECT count(*)
                  FROM events
                 WHERE project = :project AND type = 'change_applied'
                   AND seq > (SELECT max(seq)
                                FROM events
                               WHERE project = :project AND type = 'job_ended'
                                 AND json_extract(data, '$.outcome') = 'failed'
                                 AND json_extract(data, '$.job.message') = :message)
                """)
                        .param("project", project)
                        .param("message", message)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// As [OperatorApi#events].
    public List<EventRecord> after(String project, long after, int limit) {
        refuseLimit(limit);
        if (after < 0) {
            throw Problem.invalid("There is no event %d: events are numbered from 1 up, and 0 reads all", after)
                    .toException();
        }
        var page = page(project, after, limit);
        if (page.isEmpty()) {
            refuseBeyondTheEnd(project, after);
        }
        return page;
    }

    private static void refuseLimit(int limit) {
        if (limit < 1 || limit > OperatorApi.MOST_EVENTS) {
            throw Problem.invalid("%d events at once: say how many, from 1 to %d", limit, OperatorApi.MOST_EVENTS)
                    .toException();
        }
    }

    /// As [OperatorApi#eventsBefore].
    public List<EventRecord> before(String project, long before, int limit) {
        refuseLimit(limit);
        if (before < 1 || before > end(project) + 1) {
            throw Problem.invalid(
                            "There is nothing before %d: the stream has the events 1 to %d, so say 1 to %d",
                            before, end(project), end(project) + 1)
                    .toException();
        }
        return newestBefore(project, before, limit);
    }

    private List<EventRecord> newestBefore(String project, long before, int limit) {
        return db.sql()
                .sql("""
                SELECT project, seq, at, type, data
                  FROM events
                 WHERE project = :project AND seq < :before
                 ORDER BY seq DESC
                 LIMIT :limit
                """)
                .param("project", project)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> record(row))
                .list()
                .reversed();
    }

    private List<EventRecord> page(String project, long after, int limit) {
        return page(project, after, limit, null);
    }

    private List<EventRecord> page(String project, long after, int limit, @Nullable EventRecord known) {
        return db.sql()
                .sql("""
                SELECT project, seq, at, type, data
                  FROM events
                 WHERE project = :project AND seq > :after
                 ORDER BY seq
                 LIMIT :limit
                """)
                .param("project", project)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> known != null && same(row, known) ? known : record(row))
                .list();
    }

    private static boolean same(ResultSet row, EventRecord known) throws SQLException {
        return row.getLong("seq") == known.seq()
                && row.getString("type").equals(known.event().type())
                && row.getString("at").equals(known.at().toString());
    }

    private void refuseBeyondTheEnd(String project, long after) {
        var deleted =
                newest(project, List.of(DELETED)).isPresent(); // before the end is read: a deletion may come between
        var end = end(project);
        if (after > end) {
            throw Problem.invalid("There is no event %d yet: the stream ends at %d", after, end)
                    .toException();
        }
        if (deleted && after == end) {
            throw Problem.notFound("The project %s was deleted, and its stream ended at %d", project, end)
                    .toException();
        }
    }

    /// As [OperatorApi#await]. What is committed between a reading and the waiting for more ends that waiting at once.
    public List<EventRecord> await(String project, long after, Duration timeout) throws InterruptedException {
        var until = System.nanoTime() + timeout.toNanos();
        Supplier<List<EventRecord>> own = () -> after(project, after, OperatorApi.MOST_EVENTS);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            var page = own.get(); // it sees what may never be, and is shared with nobody
            if (!page.isEmpty()) {
                return page;
            }
        }
        return tails.of(project).await(after, until, own);
    }

    /// Whether somebody follows the stream of this id.
    public boolean followed(String project) {
        return tails.knows(project);
    }

    private static String data(ProjectEvent event) {
        return JSON.valueToTree(event).asObject().without("type").toString();
    }

    static EventRecord record(ResultSet row) throws SQLException {
        var event = (ObjectNode) JSON.readTree(row.getString("data"));
        return new EventRecord(
                row.getString("project"),
                row.getLong("seq"),
                Instant.parse(row.getString("at")),
                JSON.treeToValue(event.put("type", row.getString("type")), ProjectEvent.class));
    }
}
