package com.nocodo.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
    @TempDir
    Path folder;

    private Database db;
    private Evidence evidence;

    @BeforeEach
    void open() {
        db = Database.open(folder.resolve("operator.db"));
        var events = new Events(db, Clock.systemUTC());
        evidence = new Evidence(db, events);
        new Projects(db, events)
                .add(new Project("p_1", "a", "A", folder, "", Map.of(), "", "", ProjectState.PLANNED, "now"));
        evidence.append("p_1", record("fmt", "tree1", "pass"));
        evidence.append("p_1", record("clippy", "tree1", "fail"));
    }

    private static EvidenceRecord record(String check, String tree, String verdict) {
        return new EvidenceRecord(
                1,
                check,
                tree,
                "pack",
                Map.of(),
                List.of("cargo"),
                "/",
                "2026-01-01T00:00:00Z",
                5,
                0,
                new EvidenceRecord.Counts(1, 1, 0, 0),
                List.of(),
                "log",
                "",
                "",
                verdict);
    }

    @Test
    void evidenceHoldsForItsTreeOnly() {
        assertThat(evidence.find("p_1", "fmt", "tree1")).isPresent();
        assertThat(evidence.find("p_1", "fmt", "tree2")).isEmpty();
    }

    @Test
    void aChangedRecordIsNoticed() {
        assertThat(evidence.broken("p_1")).isEmpty();

        db.sql()
                .sql("UPDATE evidence SET record = replace(record, 'fail', 'pass') WHERE check_id = 'clippy'")
                .update();

        assertThat(evidence.broken("p_1")).contains(2L);
    }

    @Test
    void aRecordThatWasTakenOutIsNoticed() {
        db.sql().sql("DELETE FROM evidence WHERE check_id = 'fmt'").update();

        assertThat(evidence.broken("p_1")).isPresent();
    }
}
