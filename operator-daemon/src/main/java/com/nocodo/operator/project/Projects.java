package com.nocodo.operator.project;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The projects of one home.
public final class Projects {
    private static final JsonMapper JSON = JsonMapper.shared();
    /// Ways beside the projects' own: the web app's address, and that of bringing one.
    private static final Set<String> NOT_NAMES = Set.of("ui", "import");

    private static final String COLUMNS =
            "id, slug, name, path, words, answers, spec, spec_hash, state, created_at FROM project";

    private final Database db;
    private final Events events;

    public Projects(Database db, Events events) {
        this.db = db;
        this.events = events;
    }

    /// Writes a new project down.
    public void add(Project project) {
        db.transaction().executeWithoutResult(status -> {
            insert(project, false);
            events.append(
                    project.id(),
                    new ProjectEvent.ProjectCreated(
                            project.slug(), project.name(), project.path().toString()));
        });
    }

    /// Writes a project down that comes from elsewhere with its history; nobody sees it before it has arrived.
    public void expect(Project project) {
        db.transaction().executeWithoutResult(status -> insert(project, true));
    }

    private void insert(Project project, boolean arriving) {
        refuseTaken(project.path());
        db.sql()
                .sql("""
                    INSERT INTO project
                           (id, slug, name, path, words, answers, spec, spec_hash, state, built, created_at, arriving)
                    VALUES (:id, :slug, :name, :path, :words, :answers, :spec, :hash, :state, :state = 'READY', :at, :arriving)
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
                .param("arriving", arriving)
                .update();
    }

    /// From here on it is a project like the others.
    public void arrived(String id) {
        db.sql()
                .sql("UPDATE project SET arriving = 0 WHERE id = :id")
                .param("id", id)
                .update();
    }

    /// Projects whose import has not ended.
    public List<Project> arriving() {
        return db.sql()
                .sql("SELECT " + COLUMNS + " WHERE arriving = 1")
                .query((row, n) -> project(row))
                .list();
    }

    /// Removes a project that never arrived, as if it had not been begun.
    public void forget(Project project) {
        db.transaction().executeWithoutResult(status -> {
            events.forget(project.id());
            db.sql()
                    .sql("DELETE FROM project WHERE id = :id AND arriving = 1")
                    .param("id", project.id())
                    .update();
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
            int moved =
                    db.sql().sql("""
                    UPDATE project
                       SET state = :state, built = max(built, :state = 'READY')
                     WHERE id = :id AND state <> :state
                    """).param("state", to.name()).param("id", id).update();
            if (moved > 0) {
                events.append(id, new ProjectEvent.ProjectStateChanged(to.text()));
            }
        });
    }

    /// Moves the project together with the event that says why.
    public void move(String id, ProjectState to, ProjectEvent why) {
        db.transaction().executeWithoutResult(status -> {
            events.append(id, why);
            move(id, to);
        });
    }

    /// Whether its application was ever proven.
    public boolean built(String id) {
        return db.sql()
                        .sql("SELECT count(*) FROM project WHERE id = :id AND built = 1")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// What is described changed: words, answers, and the spec that they are read as.
    public void describe(String id, String name, String words, Map<String, String> answers, String spec, String hash) {
        db.sql()
                .sql("""
                UPDATE project
                   SET name = :name, words = :words, answers = :answers, spec = :spec, spec_hash = :hash
                 WHERE id = :id AND state = 'DESCRIBED'
                """)
                .param("name", name)
                .param("words", words)
                .param("answers", JSON.writeValueAsString(new TreeMap<>(answers)))
                .param("spec", spec)
                .param("hash", hash)
                .param("id", id)
                .update();
    }

    /// The answers as they are now; the spec follows them when it is read anew.
    public void answers(String id, Map<String, String> answers) {
        db.sql()
                .sql("UPDATE project SET answers = :answers WHERE id = :id")
                .param("answers", JSON.writeValueAsString(new TreeMap<>(answers)))
                .param("id", id)
                .update();
    }

    /// Tells that a change is carried out from here on, together with what its caller writes down of it.
    public void propose(
            String id, String hash, List<OperationView> operations, BiConsumer<String, List<OperationView>> journal) {
        db.transaction().executeWithoutResult(status -> {
            events.append(id, new ProjectEvent.ChangeProposed(hash, operations));
            journal.accept(hash, operations);
        });
    }

    /// The application is what the edited spec says. Doing it twice tells it once.
    public void applied(String id, String yaml, String hash, String commit) {
        db.transaction().executeWithoutResult(status -> {
            int changed = db.sql()
                    .sql("UPDATE project SET spec = :spec, spec_hash = :hash WHERE id = :id AND spec_hash <> :hash")
                    .param("spec", yaml)
                    .param("hash", hash)
                    .param("id", id)
                    .update();
            if (changed > 0) {
                events.append(id, new ProjectEvent.ChangeApplied(hash, commit));
            }
            move(id, ProjectState.READY);
        });
    }

    /// Marks the project, which is then no longer found.
    public void beginDeletion(String id) {
        db.transaction().executeWithoutResult(status -> {
            db.sql()
                    .sql("UPDATE project SET deleting = 1 WHERE id = :id")
                    .param("id", id)
                    .update();
            events.append(id, new ProjectEvent.DeletionBegun());
        });
    }

    /// Projects whose deletion was begun.
    public List<Project> deleting() {
        return db.sql()
                .sql("SELECT " + COLUMNS + " WHERE deleting = 1")
                .query((row, n) -> project(row))
                .list();
    }

    public void delete(Project project) {
        db.transaction().executeWithoutResult(status -> {
            events.end(project.id(), new ProjectEvent.ProjectDeleted(project.slug()));
            db.sql()
                    .sql("DELETE FROM project WHERE id = :id")
                    .param("id", project.id())
                    .update();
        });
    }

    public List<Project> all() {
        return db.sql()
                .sql("SELECT " + COLUMNS + " WHERE deleting = 0 AND arriving = 0 ORDER BY created_at DESC, id DESC")
                .query((row, n) -> project(row))
                .list();
    }

    public Optional<Project> find(String ref) {
        return db.sql()
                .sql("SELECT " + COLUMNS + " WHERE (id = :ref OR slug = :ref) AND deleting = 0 AND arriving = 0")
                .param("ref", ref)
                .query((row, n) -> project(row))
                .optional();
    }

    /// The name, or one with a number where a project has it, or where its folder is in the way.
    public String freeSlug(String wanted, Predicate<String> inTheWay) {
        var slug = wanted;
        for (int n = 2; taken(slug) || inTheWay.test(slug); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }

    /// Whether a project has this name, or had it until its deletion ends.
    private boolean taken(String slug) {
        return NOT_NAMES.contains(slug)
                || db.sql()
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
