package com.nocodo.operator.data;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.DataApi.ImportRequest;
import com.nocodo.protocol.DataApi.ImportView;
import com.nocodo.protocol.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Imports as rows.
final class ImportStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database db;

    ImportStore(Database db) {
        this.db = db;
    }

    /// How far an import is.
    ///
    /// @param base the highest number of a row when it began; null before
    /// @param sent up to which line rows may have been sent
    /// @param answered up to which line the answers are known
    record Import(
            long job,
            ImportRequest request,
            String source,
            @Nullable Long base,
            int sent,
            int answered,
            boolean told,
            boolean undone) {}

    /// What became of one line.
    ///
    /// @param id of its row; null where it was refused
    /// @param why it was refused
    record Line(int line, @Nullable Long id, @Nullable String why) {}

    void add(long job, ImportRequest request, String source) {
        db.sql()
                .sql("""
                    INSERT INTO row_import (job, attachment, request, source)
                    VALUES (:job, :attachment, :request, :source)
                    """)
                .param("job", job)
                .param("attachment", request.attachment())
                .param("request", JSON.writeValueAsString(request))
                .param("source", source)
                .update();
    }

    void addUndo(long job, long undone) {
        db.sql()
                .sql("INSERT INTO undone_import (job, import) VALUES (:job, :import)")
                .param("job", job)
                .param("import", undone)
                .update();
    }

    /// The import that a job takes back.
    long undoneBy(long job) {
        return db.sql()
                .sql("SELECT import FROM undone_import WHERE job = :job")
                .param("job", job)
                .query(Long.class)
                .single();
    }

    Optional<Import> find(long job) {
        return db.sql()
                .sql("SELECT * FROM row_import WHERE job = :job")
                .param("job", job)
                .query((row, n) -> read(row))
                .optional();
    }

    void begin(long job, long base) {
        db.sql()
                .sql("UPDATE row_import SET base = :base WHERE job = :job AND base IS NULL")
                .param("base", base)
                .param("job", job)
                .update();
    }

    void sending(long job, int to) {
        db.sql()
                .sql("UPDATE row_import SET sent = :to WHERE job = :job")
                .param("to", to)
                .param("job", job)
                .update();
    }

    /// In one transaction: the lines, and that they are answered.
    void answered(long job, List<Line> lines, int to) {
        db.transaction().executeWithoutResult(status -> {
            for (var line : lines) {
                db.sql()
                        .sql("INSERT INTO imported_row (job, line, id, why) VALUES (:job, :line, :id, :why)")
                        .param("job", job)
                        .param("line", line.line())
                        .param("id", line.id())
                        .param("why", line.why())
                        .update();
            }
            db.sql()
                    .sql("UPDATE row_import SET answered = :to WHERE job = :job")
                    .param("to", to)
                    .param("job", job)
                    .update();
        });
    }

    void told(long job) {
        db.sql()
                .sql("UPDATE row_import SET told = 1 WHERE job = :job")
                .param("job", job)
                .update();
    }

    void undone(long job) {
        db.sql()
                .sql("UPDATE row_import SET undone = 1 WHERE job = :job")
                .param("job", job)
                .update();
    }

    /// The highest number of a row that the import is known to have made.
    long newest(long job) {
        return db.sql()
                .sql("SELECT coalesce(max(id), 0) FROM imported_row WHERE job = :job")
                .param("job", job)
                .query(Long.class)
                .single();
    }

    List<Line> lines(long job) {
        return db.sql()
                .sql("SELECT line, id, why FROM imported_row WHERE job = :job ORDER BY line")
                .param("job", job)
                .query((row, n) -> new Line(
                        row.getInt("line"),
                        row.getObject("id") == null ? null : row.getLong("id"),
                        row.getString("why")))
                .list();
    }

    List<ImportView> of(String project) {
        return db.sql()
                .sql("""
                    SELECT row_import.*,
                           (SELECT count(*) FROM imported_row WHERE imported_row.job = row_import.job AND id IS NOT NULL)
                               AS taken
                      FROM row_import
                      JOIN job ON job.id = row_import.job
                     WHERE job.project = :project
                       AND job.state NOT IN ('QUEUED', 'RUNNING')
                     ORDER BY row_import.job DESC
                    """)
                .param("project", project)
                .query((row, n) -> new ImportView(
                        JobId.of(row.getLong("job")),
                        JSON.readValue(row.getString("request"), ImportRequest.class)
                                .table(),
                        row.getString("source"),
                        row.getLong("taken"),
                        row.getBoolean("undone")))
                .list();
    }

    private static Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getLong("job"),
                JSON.readValue(row.getString("request"), ImportRequest.class),
                row.getString("source"),
                row.getObject("base") == null ? null : row.getLong("base"),
                row.getInt("sent"),
                row.getInt("answered"),
                row.getBoolean("told"),
                row.getBoolean("undone"));
    }

    /// Whether data was brought back from a backup after the import's end.
    boolean restoredSince(String project, String job) {
        return db.sql()
                .sql("""
                        SELECT EXISTS (SELECT 1
                                         FROM events
                                        WHERE project = :project
                                          AND type = 'data_restored'
                                          AND seq > (SELECT max(seq)
                                                       FROM events
                                                      WHERE project = :project
                                                        AND type = 'rows_taken'
                                                        AND json_extract(data, '$.job') = :job))
                        """)
                .param("project", project)
                .param("job", job)
                .query(Boolean.class)
                .single();
    }
}
