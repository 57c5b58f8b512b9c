package com.nocodo.operator.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.TaskView;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home of the version before keeps its history.
class MigrationTest {
    @TempDir
    Path folder;

    @Test
    void movesAndEarlierEventsBecomeOneStreamInTheOrderOfTheirTimes() throws Exception {
        var url = "jdbc:sqlite:" + folder.resolve("operator.db");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:com/nocodo/operator/migration")
                .target("2")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    INSERT INTO project (id, slug, name, path, words, answers, spec, spec_hash, state, created_at)
                    VALUES ('p_1', 'shop', 'Shop', '/shop', 'words', '{}', 'spec', 'hash', 'READY', '2026-01-01')
                    """);
            statement.executeUpdate("INSERT INTO epic VALUES (4, 'p_1', 'Build Shop', 'hash', '2026-01-01T00:00:02Z')");
            statement.executeUpdate("""
                    INSERT INTO task (epic, number, title, specialist, work, executor, scope, state)
                    VALUES (4, 1, 'Spec', 'TOOLING', 'spec', 'TEMPLATE', '', 'READY')
                    """);
            statement.executeUpdate("""
                    INSERT INTO task_move (epic, task, from_state, to_state, actor, reason, at)
                    VALUES (4, 1, NULL, 'DRAFT', 'PROJECT_MANAGER', 'planned', '2026-01-01T00:00:02Z'),
                           (4, 1, 'DRAFT', 'READY', 'PROJECT_MANAGER', 'validated', '2026-01-01T00:00:03Z')
                    """);
            statement.executeUpdate("""
                    INSERT INTO event (project, seq, kind, data, at)
                    VALUES ('p_1', 1, 'project_added', '{"slug":"shop"}', '2026-01-01T00:00:01Z'),
                           ('p_1', 2, 'project_state', '{"state":"ready"}', '2026-01-01T00:00:04Z'),
                           ('p_1', 3, 'check', '{"id":"fmt"}', '2026-01-01T00:00:05Z')
                    """);
        }

        try (var streams = Streams.open(folder)) {
            streams.note("goes on");

            assertThat(streams.all().stream().map(record -> record.event()))
                    .containsExactly(
                            new ProjectEvent.ProjectCreated("shop", "Shop", "/shop"),
                            new ProjectEvent.EpicPlanned(4, "Build Shop", "hash"),
                            new ProjectEvent.TaskCreated(4, task("draft"), "project_manager"),
                            new ProjectEvent.TaskMoved(4, task("ready"), "draft", "project_manager", "validated"),
                            new ProjectEvent.ProjectStateChanged("ready"),
                            new ProjectEvent.Noted("goes on"));
        }
    }

    private static TaskView task(String state) {
        return new TaskView("T-1", "Spec", "tooling", "template", state, null);
    }
}
