package com.nocodo.operator.conversation;

import com.nocodo.operator.build.Told;
import com.nocodo.operator.home.Database;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.SpecItemView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Messages and descriptions as rows. The text of a message is in its event.
final class ConversationStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MESSAGE = """
        SELECT message.project, message.id, message.key, message.seq, json_extract(events.data, '$.text') AS text,
               json_extract(events.data, '$.about') AS about,
               coalesce((SELECT group_concat(json_extract(value, '$.id'))
                           FROM json_each(events.data, '$.attachments')), '') AS files
          FROM message
          JOIN events ON events.project = message.project AND events.seq = message.seq
        """;

    private final Database db;

    ConversationStore(Database db) {
        this.db = db;
    }

    /// The message that began a project.
    Optional<Message> first(String key) {
        return db.sql()
                .sql(MESSAGE + " WHERE message.key = :key AND message.id = 1 AND message.describes = 1")
                .param("key", key)
                .query((row, n) -> message(row))
                .optional();
    }

    Optional<Message> find(String project, String key) {
        return db.sql()
                .sql(MESSAGE + " WHERE message.project = :project AND message.key = :key")
                .param("project", project)
                .param("key", key)
                .query((row, n) -> message(row))
                .optional();
    }

    Optional<Message> find(String project, long id) {
        return db.sql()
                .sql(MESSAGE + " WHERE message.project = :project AND message.id = :id")
                .param("project", project)
                .param("id", id)
                .query((row, n) -> message(row))
                .optional();
    }

    /// What was told about the project before it is built, in its order.
    List<Told> told(String project) {
        var messages = db
                .sql()
                .sql(MESSAGE + " WHERE message.project = :project AND message.describes = 1")
                .param("project", project)
                .query((row, n) -> message(row))
                .list()
                .stream()
                .map(message -> new At(message.seq(), words(message)));
        return Stream.concat(messages, answers(project).stream())
                .sorted(Comparator.comparingLong(At::seq))
                .map(At::told)
                .toList();
    }

    private record At(long seq, Told told) {}

    private static Told words(Message message) {
        return new Told.Words(
                message.text(), message.about() == null ? null : message.about().ref());
    }

    private List<At> answers(String project) {
        return db.sql()
                .sql("""
                    SELECT seq, json_extract(data, '$.question') AS question, json_extract(data, '$.answer') AS answer
                      FROM events
                     WHERE project = :project AND type = 'answer_given'
                    """)
                .param("project", project)
                .query((row, n) ->
                        new At(row.getLong("seq"), new Told.Answer(row.getString("question"), row.getString("answer"))))
                .list();
    }

    long nextId(String project) {
        return db.sql()
                .sql("SELECT coalesce(max(id), 0) + 1 FROM message WHERE project = :project")
                .param("project", project)
                .query(Long.class)
                .single();
    }

    void add(String project, long id, String key, long seq, boolean describes) {
        db.sql()
                .sql("""
                    INSERT INTO message (project, id, key, seq, describes)
                    VALUES (:project, :id, :key, :seq, :describes)
                    """)
                .param("project", project)
                .param("id", id)
                .param("key", key)
                .param("seq", seq)
                .param("describes", describes ? 1 : 0)
                .update();
    }

    /// From now on it is a part of the description.
    void describes(String project, long message) {
        db.sql()
                .sql("UPDATE message SET describes = 1 WHERE project = :project AND id = :id")
                .param("project", project)
                .param("id", message)
                .update();
    }

    Optional<Description> description(String project) {
        return db.sql()
                .sql("SELECT changed, drawn, reading, problem FROM description WHERE project = :project")
                .param("project", project)
                .query((row, n) -> description(row))
                .optional();
    }

    /// The description is another from this event on.
    void changed(String project, long seq) {
        db.sql().sql("""
            INSERT INTO description (project, changed) VALUES (:project, :seq)
            ON CONFLICT (project) DO UPDATE SET changed = :seq
            """).param("project", project).param("seq", seq).update();
    }

    /// Keeps a sketch; where the description cannot be read, the sketch before stays.
    ///
    /// @return false where the description is not the one any more that was read, or somebody else read it
    boolean drawn(String project, long changed, @Nullable ReadingView reading, @Nullable Problem problem) {
        return db.sql()
                        .sql("""
                            UPDATE description
                               SET drawn = :changed, reading = coalesce(:reading, reading), problem = :problem
                             WHERE project = :project AND changed = :changed AND drawn < :changed
                            """)
                        .param("project", project)
                        .param("changed", changed)
                        .param("reading", reading == null ? null : JSON.writeValueAsString(reading))
                        .param("problem", problem == null ? null : JSON.writeValueAsString(problem))
                        .update()
                == 1;
    }

    /// What the application is now, instead of what was described.
    void replace(String project, ReadingView reading) {
        db.sql()
                .sql("UPDATE description SET reading = :reading, problem = NULL WHERE project = :project")
                .param("project", project)
                .param("reading", JSON.writeValueAsString(reading))
                .update();
    }

    /// Projects whose newest words are not read yet.
    List<String> stale() {
        return db.sql().sql("""
            SELECT description.project
              FROM description
              JOIN project ON project.id = description.project AND project.deleting = 0
             WHERE description.drawn < description.changed AND project.state = 'DESCRIBED'
            """).query(String.class).list();
    }

    private static Message message(ResultSet row) throws SQLException {
        var about = row.getString("about");
        return new Message(
                row.getString("project"),
                row.getLong("id"),
                row.getString("key"),
                row.getLong("seq"),
                row.getString("text"),
                row.getString("files"),
                about == null ? null : JSON.readValue(about, SpecItemView.class));
    }

    private static Description description(ResultSet row) throws SQLException {
        var reading = row.getString("reading");
        var problem = row.getString("problem");
        return new Description(
                row.getLong("changed"),
                row.getLong("drawn"),
                reading == null ? null : JSON.readValue(reading, ReadingView.class),
                problem == null ? null : JSON.readValue(problem, Problem.class));
    }
}
