package com.nocodo.operator.check;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Sha256;
import com.nocodo.protocol.ProjectEvent;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The chain of evidence records of a project: each names the hash of the one before, so that none can be changed or
/// taken out unseen.
public final class Evidence {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database db;
    private final Events events;

    public Evidence(Database db, Events events) {
        this.db = db;
        this.events = events;
    }

    /// Appends a record; its `prev` is filled in here.
    public void append(String project, EvidenceRecord record) {
        db.transaction().executeWithoutResult(status -> {
            var prev = db.sql()
                    .sql("SELECT hash FROM evidence WHERE project = :project ORDER BY id DESC LIMIT 1")
                    .param("project", project)
                    .query(String.class)
                    .optional()
                    .orElse("");
            var text = JSON.writeValueAsString(record.after(prev));
            db.sql()
                    .sql("""
                    INSERT INTO evidence (project, check_id, tree, record, hash)
                    VALUES (:project, :check, :tree, :record, :hash)
                    """)
                    .param("project", project)
                    .param("check", record.check())
                    .param("tree", record.tree())
                    .param("record", text)
                    .param("hash", Sha256.of(text))
                    .update();
            events.append(project, new ProjectEvent.CheckEnded(record.view(), record.tree(), false));
        });
    }

    /// Tells that a check was not run again, since this record holds.
    public void reused(String project, EvidenceRecord record) {
        events.append(project, new ProjectEvent.CheckEnded(record.view(), record.tree(), true));
    }

    /// The newest record of each check, in the order of their ids.
    public List<EvidenceRecord> newest(String project) {
        return db.sql()
                .sql("""
                SELECT record
                  FROM evidence
                 WHERE id IN (SELECT max(id) FROM evidence WHERE project = :project GROUP BY check_id)
                 ORDER BY check_id
                """)
                .param("project", project)
                .query((row, n) -> JSON.readValue(row.getString("record"), EvidenceRecord.class))
                .list();
    }

    /// The newest record of a check for exactly this source tree, made here.
    public Optional<EvidenceRecord> find(String project, String check, String tree) {
        return newest(project, check, tree, 0);
    }

    /// The same, also where it was made elsewhere.
    public Optional<EvidenceRecord> any(String project, String check, String tree) {
        return newest(project, check, tree, 1);
    }

    private Optional<EvidenceRecord> newest(String project, String check, String tree, int brought) {
        return db.sql()
                .sql("""
                SELECT record
                  FROM evidence
                 WHERE project = :project AND check_id = :check AND tree = :tree AND brought <= :brought
                 ORDER BY id DESC
                 LIMIT 1
                """)
                .param("project", project)
                .param("check", check)
                .param("tree", tree)
                .param("brought", brought)
                .query(String.class)
                .optional()
                .map(text -> JSON.readValue(text, EvidenceRecord.class));
    }

    /// The first record that does not fit its hash or its predecessor; empty when the chain is whole.
    public Optional<Long> broken(String project) {
        var rows = db.sql()
                .sql("SELECT id, record, hash FROM evidence WHERE project = :project ORDER BY id")
                .param("project", project)
                .query((row, n) -> List.of(row.getString("id"), row.getString("record"), row.getString("hash")))
                .list();
        var prev = "";
        for (var row : rows) {
            var untouched = Sha256.of(row.get(1)).equals(row.get(2));
            if (!untouched
                    || !JSON.readValue(row.get(1), EvidenceRecord.class).prev().equals(prev)) {
                return Optional.of(Long.parseLong(row.get(0)));
            }
            prev = row.get(2);
        }
        return Optional.empty();
    }
}
