package com.nocodo.operator.event;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One process's view of a home with the project `p_1`; several on the same file are as several processes.
record Streams(Database db, Events events, Projects projects) implements AutoCloseable {

    static Streams open(Path folder) {
        var db = Database.open(folder.resolve("operator.db"));
        var events = new Events(db, Clock.systemUTC());
        return new Streams(db, events, new Projects(db, events));
    }

    Streams withProject() {
        add("p_1", "shop");
        return this;
    }

    /// One more project, called as its id.
    String another(String id) {
        add(id, id);
        return id;
    }

    private void add(String id, String slug) {
        projects.add(new Project(
                id,
                slug,
                slug,
                Path.of(slug).toAbsolutePath(),
                "words",
                Map.of(),
                "spec",
                "hash",
                ProjectState.PLANNED,
                "now"));
    }

    Project project() {
        return projects.get("p_1");
    }

    void note(String text) {
        events.append("p_1", new ProjectEvent.Noted(text));
    }

    List<EventRecord> all() {
        return events.after("p_1", 0, OperatorApi.MOST_EVENTS);
    }

    List<String> types() {
        return all().stream().map(record -> record.event().type()).toList();
    }

    static List<String> notes(List<EventRecord> records) {
        List<String> notes = new ArrayList<>();
        for (var record : records) {
            if (record.event() instanceof ProjectEvent.Noted(var text)) {
                notes.add(text);
            }
        }
        return notes;
    }

    @Override
    public void close() {
        db.close();
    }
}
