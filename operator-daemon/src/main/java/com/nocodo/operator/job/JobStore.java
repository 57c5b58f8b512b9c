package com.nocodo.operator.job;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Jobs as rows.
final class JobStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LEFT = "state IN ('QUEUED', 'RUNNING')";

    private final Database db;

    JobStore(Database db) {
        this.db = db;
    }

    /// What a job is to do.
    ///
    /// @param message that a change carries out
    /// @param asked what a restore or a backup is about
    record Wish(
            JobView.Kind kind,
            @Nullable Long message,
            @Nullable String asked) {
        static Wish of(Job job) {
            return new Wish(job.kind(), job.message() == 0 ? null : job.message(), job.asked());
        }
    }

    Job add(String project, Wish wish, String author, boolean losses, Instant at) {
        return db.sql()
                .sql("""
                INSERT INTO job (project, kind, message, asked, author, state, losses, queued_at)
                VALUES (:project, :kind, :message, :asked, :author, 'QUEUED', :losses, :at)
                RETURNING *
                """)
                .param("project", project)
                .param("kind", wish.kind().name())
                .param("message", wish.message())
                .param("asked", wish.asked())
                .param("author", author)
                .param("losses", losses ? 1 : 0)
                .param("at", at.toString())
                .query((row, n) -> job(row))
                .single();
    }

    Optional<Job> find(String project, JobId id) {
        return db.sql()
                .sql("SELECT * FROM job WHERE id = :id AND project = :project")
                .param("id", id.number())
                .param("project", project)
                .query((row, n) -> job(row))
                .optional();
    }

    /// The running one, else the first that waits.
    Optional<Job> next(String project) {
        return db.sql()
                .sql("""
                SELECT job.*
                  FROM job
                  JOIN project ON project.id = job.project AND project.deleting = 0
                 WHERE job.project = :project AND job.state IN ('QUEUED', 'RUNNING')
                 ORDER BY job.state = 'RUNNING' DESC, job.id
                 LIMIT 1
                """)
                .param("project", project)
                .query((row, n) -> job(row))
                .optional();
    }

    /// Those that wait or run, in their order.
    List<Job> left(String project) {
        return db.sql()
                .sql("SELECT * FROM job WHERE project = :project AND " + LEFT + " ORDER BY id")
                .param("project", project)
                .query((row, n) -> job(row))
                .list();
    }

    /// The newest that are over, oldest first.
    List<Job> over(String project, int limit) {
        return db.sql()
                .sql("SELECT * FROM job WHERE project = :project AND NOT " + LEFT + " ORDER BY id DESC LIMIT :limit")
                .param("project", project)
                .param("limit", limit)
                .query((row, n) -> job(row))
                .list()
                .reversed();
    }

    /// The seconds that the newest jobs of a kind took, of those that did something in one go. A clock that was set
    /// meanwhile says nothing about them.
    List<Integer> took(JobView.Kind kind) {
        return db.sql().sql("""
                SELECT unixepoch(ended_at) - unixepoch(begun_at) AS seconds
                  FROM job
                 WHERE kind = :kind AND state = 'DONE' AND attempts = 1
                   AND (kind <> 'CHANGE' OR proposed IS NOT NULL)
                   AND seconds BETWEEN 0 AND 24 * 60 * 60
                 ORDER BY id DESC
                 LIMIT 20
                """).param("kind", kind.name()).query(Integer.class).list();
    }

    /// Projects that have something left to do.
    List<String> projects() {
        return db.sql().sql("""
                SELECT DISTINCT job.project
                  FROM job
                  JOIN project ON project.id = job.project AND project.deleting = 0
                 WHERE job.state IN ('QUEUED', 'RUNNING')
                 ORDER BY job.project
                """).query(String.class).list();
    }

    /// The newest that is to do the same.
    Optional<Job> newest(String project, Wish wish) {
        return db.sql()
                .sql("""
                SELECT *
                  FROM job
                 WHERE project = :project AND kind = :kind AND message IS :message AND asked IS :asked
                 ORDER BY id DESC
                 LIMIT 1
                """)
                .param("project", project)
                .param("kind", wish.kind().name())
                .param("message", wish.message())
                .param("asked", wish.asked())
                .query((row, n) -> job(row))
                .optional();
    }

    Job begin(Job job, Instant at) {
        return db.sql()
                .sql("""
                UPDATE job
                   SET state = 'RUNNING', attempts = attempts + 1, begun_at = :at, problem = NULL
                 WHERE id = :id AND state IN ('QUEUED', 'RUNNING')
                RETURNING *
                """)
                .param("id", job.id().number())
                .param("at", at.toString())
                .query((row, n) -> job(row))
                .single();
    }

    void begunBy(JobId id, long seq) {
        db.sql()
                .sql("UPDATE job SET begun_seq = :seq WHERE id = :id AND begun_seq IS NULL")
                .param("seq", seq)
                .param("id", id.number())
                .update();
    }

    /// @return the job as it is then; nothing where somebody else moved it before
    Optional<Job> move(Job job, JobState to, @Nullable Problem problem, @Nullable Instant ended) {
        if (!job.state().next().contains(to)) {
            throw Problem.conflict("A job cannot go from %s to %s", job.state().text(), to.text())
                    .toException();
        }
        return db.sql()
                .sql("""
                UPDATE job
                   SET state = :to, problem = :problem, ended_at = :ended
                 WHERE id = :id AND state = :from
                RETURNING *
                """)
                .param("to", to.name())
                .param("problem", problem == null ? null : JSON.writeValueAsString(problem))
                .param("ended", ended == null ? null : ended.toString())
                .param("id", job.id().number())
                .param("from", job.state().name())
                .query((row, n) -> job(row))
                .optional();
    }

    Job cancelling(JobId id) {
        return db.sql()
                .sql("UPDATE job SET cancelling = 1 WHERE id = :id RETURNING *")
                .param("id", id.number())
                .query((row, n) -> job(row))
                .single();
    }

    void proposed(JobId id, String hash, List<OperationView> operations) {
        db.sql()
                .sql("UPDATE job SET proposed = :hash, operations = :operations WHERE id = :id")
                .param("hash", hash)
                .param("operations", JSON.writeValueAsString(operations))
                .param("id", id.number())
                .update();
    }

    private static Job job(ResultSet row) throws SQLException {
        var problem = row.getString("problem");
        var operations = row.getString("operations");
        return new Job(
                JobId.of(row.getLong("id")),
                row.getString("project"),
                JobView.Kind.valueOf(row.getString("kind")),
                row.getLong("message"),
                row.getString("author"),
                JobState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getBoolean("cancelling"),
                row.getBoolean("losses"),
                Instant.parse(row.getString("queued_at")),
                moment(row.getString("begun_at")),
                moment(row.getString("ended_at")),
                problem == null ? null : JSON.readValue(problem, Problem.class),
                row.getLong("begun_seq"),
                row.getString("proposed"),
                operations == null
                        ? List.of()
                        : JSON.readValue(operations, new TypeReference<List<OperationView>>() {}),
                row.getString("asked"));
    }

    private static @Nullable Instant moment(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
