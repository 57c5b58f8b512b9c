package com.nocodo.operator.project;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.Problem;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The projects of one home, and their event streams.
public final class Projects {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COLUMNS =
            "id, slug, name, path, words, answers, spec, spec_hash, state, created_at FROM project";

    private final Database db;
    private final Clock clock;

    public Projects(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Writes a new project down.
    public void add(Project project) {
        db.transaction().executeWithoutResult(status -> {
            refuseTaken(project.path());
            db.sql()
                    .sql("""
                    INSERT INTO project (id, slug, name, path, words, answers, spec, spec_hash, state, created_at)
                    VALUES (:id, :slug, :name, :path, :words, :answers, :spec, :hash, :state, :at)
                    """)
                    .param("id", project.id())
                    .param("slug", project.slug())
                    .param("name", project.name())
                    .param("path", project.path().toString())
                    .param("words", project.words())
                    .param("answers", JSON.writeValueAsString(new TreeMap<>(project.answers())))
                    .param("spec", project.spec())
                    .param("hash", project.specHash())
                    .param("state", project.state().name())
                    .param("at", project.createdAt())
                    .update();
            append(project.id(), "project_added", Map.of("slug", project.slug()));
        });
    }

    private void refuseTaken(Path path) {
        var owner = db.sql()
                .sql("SELECT id, slug, deleting FROM project WHERE path = :path")
                .param("path", path.toString())
                .query((row, n) -> taken(path, row))
                .optional();
        if (owner.isPresent()) {
            throw owner.get().toException();
        }
    }

    private static Problem taken(Path path, ResultSet row) throws SQLException {
        var slug = row.getString("slug");
        return row.getBoolean("deleting")
                ? Problem.conflict(
                        "%s is the folder of the project %s, whose deletion is not finished: something in it or in"
                                + " state/%s of the home cannot be removed. Put that right, or choose another folder with --out",
                        path, slug, row.getString("id"))
                : Problem.conflict(
                        "%s is the folder of the project %s. Choose another with --out, or run: nocodo project delete %s",
                        path, slug, slug);
    }

    public void move(String id, ProjectState to) {
        db.transaction().executeWithoutResult(status -> {
            db.sql()
                    .sql("UPDATE project SET state = :state WHERE id = :id")
                    .param("state", to.name())
                    .param("id", id)
                    .update();
            append(id, "project_state", Map.of("state", to.name().toLowerCase(java.util.Locale.ROOT)));
        });
    }

    /// The spec that the project is to be brought to next.
    public void setSpec(String id, String yaml, String hash) {
        db.transaction().executeWithoutResult(status -> {
            db.sql()
                    .sql("UPDATE project SET spec = :spec, spec_hash = :hash WHERE id = :id")
                    .param("spec", yaml)
                    .param("hash", hash)
                    .param("id", id)
                    .update();
            append(id, "spec_set", Map.of("hash", hash));
        });
    }

    /// Marks the project, which is then no longer found.
    public void beginDeletion(String id) {
        db.transaction().executeWithoutResult(status -> {
            db.sql()
                    .sql("UPDATE project SET deleting = 1 WHERE id = :id")
                    .param("id", id)
                    .update();
            append(id, "project_deleting", Map.of());
        });
    }

    /// Projects whose deletion was begun.
    public List<Project> deleting() {
        return db.sql()
                .sql("SELECT " + COLUMNS + " WHERE deleting = 1")
                .query((row, n) -> project(row))
                .list();
    }

    public void delete(String id) {
        db.sql().sql("DELETE FROM project WHERE id = :id").param("id", id).update();
    }

    /// Appends to the project's event stream.
    public void event(String project, String kind, Object data) {
        db.transaction().executeWithoutResult(status -> append(project, kind, data));
    }

    private void append(String project, String kind, Object data) {
        db.sql()
                .sql("""
                INSERT INTO event (project, seq, kind, data, at)
                SELECT :project, coalesce(max(seq), 0) + 1, :kind, :data, :at
                  FROM event
                 WHERE project = :project
                """)
                .param("project", project)
                .param("kind", kind)
                .param("data", JSON.writeValueAsString(data))
                .param("at", clock.instant().toString())
                .update();
    }

    public List<Project> all() {
        return db.sql()
                .sql("SELECT " + COLUMNS + " WHERE deleting = 0 ORDER BY created_at DESC, id DESC")
                .query((row, n) -> project(row))
                .list();
    }

    public Optional<Project> find(String ref) {
        return db.sql()
                .sql("SELECT " + COLUMNS + " WHERE (id = :ref OR slug = :ref) AND deleting = 0")
                .param("ref", ref)
                .query((row, n) -> project(row))
                .optional();
    }

    /// Whether a project has this name, or had it until its deletion ends.
    public boolean taken(String slug) {
        return db.sql()
                        .sql("SELECT count(*) FROM project WHERE slug = :slug")
                        .param("slug", slug)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public Project get(String ref) {
        return find(ref)
                .orElseThrow(() -> Problem.notFound(
                                "There is no project '%s'. See them with: nocodo project list", shown(ref))
                        .toException());
    }

    private static String shown(String ref) {
        return ref.length() > 60 ? ref.substring(0, 60) + "…" : ref;
    }

    private static Project project(ResultSet row) throws SQLException {
        return new Project(
                row.getString("id"),
                row.getString("slug"),
                row.getString("name"),
                Path.of(row.getString("path")),
                row.getString("words"),
                JSON.readValue(row.getString("answers"), new TypeReference<Map<String, String>>() {}),
                row.getString("spec"),
                row.getString("spec_hash"),
                ProjectState.valueOf(row.getString("state")),
                row.getString("created_at"));
    }
}
