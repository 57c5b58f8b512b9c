package com.nocodo.operator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectsTest {
    @TempDir
    Path folder;

    @Test
    void aFolderBelongsToOneProject() {
        try (var db = Database.open(folder.resolve("operator.db"))) {
            var projects = new Projects(db, new Events(db, Clock.systemUTC()));
            projects.add(project("p_1", "boats"));

            assertThatThrownBy(() -> projects.add(project("p_2", "bees")))
                    .hasMessageContaining("is the folder of the project boats. Choose another with --out");
            assertThat(projects.all()).hasSize(1);
        }
    }

    @Test
    void aFolderWhoseProjectIsNotWhollyDeletedIsSaidToBeSo() {
        try (var db = Database.open(folder.resolve("operator.db"))) {
            var projects = new Projects(db, new Events(db, Clock.systemUTC()));
            projects.add(project("p_1", "boats"));
            projects.beginDeletion("p_1");

            assertThatThrownBy(() -> projects.add(project("p_2", "bees")))
                    .hasMessageContaining("boats, whose deletion is not finished")
                    .hasMessageContaining("state/p_1");
        }
    }

    private Project project(String id, String slug) {
        return new Project(
                id,
                slug,
                slug,
                folder.resolve("out"),
                "words",
                Map.of(),
                "spec",
                "hash",
                ProjectState.PLANNED,
                "2026-01-01T00:00:00Z");
    }
}
