package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.LocalOperator;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.ProjectView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletingTest {
    @TempDir
    Path folder;

    @Test
    void aDeletionThatCannotBeFinishedKeepsNobodyFromTheOtherProjects() throws Exception {
        var environment = Map.of("NOCODO_CACHE", folder.resolve("cache").toString());
        var home = Home.open(folder.resolve("home"), environment);
        try (var db = Database.open(home.database())) {
            var projects = new Projects(db, new Events(db, Clock.systemUTC()));
            projects.add(project("p_stuck", "stuck"));
            projects.add(project("p_other", "other"));
            projects.beginDeletion("p_stuck");
        }
        var inTheWay = Files.createDirectories(home.stateOf("p_stuck").resolve("build.lock"));

        assertThat(slugs(home, environment)).containsExactly("other");

        Files.delete(inTheWay);
        assertThat(slugs(home, environment)).containsExactly("other");
        assertThat(home.stateOf("p_stuck")).doesNotExist();
    }

    private static List<String> slugs(Home home, Map<String, String> environment) {
        try (var operator = LocalOperator.open(home.root(), environment)) {
            return operator.projects().stream().map(ProjectView::slug).toList();
        }
    }

    private Project project(String id, String slug) {
        return new Project(
                id,
                slug,
                slug,
                folder.resolve(slug),
                "words",
                Map.of(),
                "spec",
                "hash",
                ProjectState.PLANNED,
                "2026-01-01T00:00:00Z");
    }
}
