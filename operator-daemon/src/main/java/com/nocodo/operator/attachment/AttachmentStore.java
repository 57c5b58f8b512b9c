package com.nocodo.operator.attachment;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.AttachmentApi.AttachmentView;
import java.time.Instant;
import java.util.Optional;

/// Attachments as rows.
final class AttachmentStore {
    private final Database db;

    AttachmentStore(Database db) {
        this.db = db;
    }

    void add(AttachmentView view, String author) {
        db.sql()
                .sql("""
                    INSERT INTO attachment (id, name, kind, bytes, sha256, author, added_at)
                    VALUES (:id, :name, :kind, :bytes, :sha256, :author, :at)
                    """)
                .param("id", view.id())
                .param("name", view.name())
                .param("kind", view.kind())
                .param("bytes", view.bytes())
                .param("sha256", view.sha256())
                .param("author", author)
                .param("at", view.addedAt().toString())
                .update();
    }

    Optional<AttachmentView> find(String id) {
        return db.sql()
                .sql("SELECT id, name, kind, bytes, sha256, added_at FROM attachment WHERE id = :id")
                .param("id", id)
                .query((row, n) -> new AttachmentView(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getLong("bytes"),
                        row.getString("sha256"),
                        Instant.parse(row.getString("added_at"))))
                .optional();
    }

    void use(String id, String project) {
        db.sql()
                .sql("INSERT INTO attachment_use (attachment, project) VALUES (:id, :project) ON CONFLICT DO NOTHING")
                .param("id", id)
                .param("project", project)
                .update();
    }

    boolean used(String project, String id) {
        return db.sql()
                        .sql("SELECT count(*) FROM attachment_use WHERE attachment = :id AND project = :project")
                        .param("id", id)
                        .param("project", project)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void removeUnused(Instant before) {
        db.sql().sql("""
            DELETE FROM attachment
             WHERE added_at < :before
               AND NOT EXISTS (SELECT 1 FROM attachment_use WHERE attachment = attachment.id)
               AND NOT EXISTS (SELECT 1 FROM sheet_base WHERE attachment = attachment.id)
               AND NOT EXISTS (SELECT 1 FROM row_import WHERE attachment = attachment.id)
            """).param("before", before.toString()).update();
    }
}
