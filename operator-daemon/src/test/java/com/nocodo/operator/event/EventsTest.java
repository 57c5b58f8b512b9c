package com.nocodo.operator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// What is written into a stream, and what is read out of it again.
class EventsTest {
    @TempDir
    Path folder;

    private Streams streams;

    @BeforeEach
    void open() {
        streams = Streams.open(folder).withProject();
    }

    @AfterEach
    void close() {
        streams.close();
    }

    @Test
    void fourWritersAtOnceLeaveNoGapAndLoseNothing() throws Exception {
        try (var other = Streams.open(folder);
                var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                var writer = w;
                var process = w % 2 == 0 ? streams : other;
                writers.add(() -> {
                    for (int n = 0; n < 50; n++) {
                        readAndNote(process, writer + " " + n);
                    }
                    return null;
                });
            }
            for (var written : pool.invokeAll(writers)) {
                written.get();
            }
        }

        var all = streams.all();
        assertThat(all.stream().map(EventRecord::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 201).boxed().toList());
        assertThat(Streams.notes(all)).doesNotHaveDuplicates().hasSize(200);
    }

    /// A transaction that reads before it writes, as most do.
    private static void readAndNote(Streams process, String text) {
        process.db().transaction().executeWithoutResult(status -> {
            process.project();
            process.note(text);
        });
    }

    @Test
    void aThreadDoesNotReadWhatAnotherHasNotCommitted() throws Exception {
        streams.db().transaction().executeWithoutResult(status -> {
            streams.note("not committed");
            try (var pool = Executors.newSingleThreadExecutor()) {
                assertThat(pool.submit(streams::types).get()).containsExactly("project_created");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            status.setRollbackOnly();
        });

        assertThat(streams.types()).containsExactly("project_created");
    }

    @Test
    void withoutItsEventThereIsNoChange() {
        refuse("INSERT ON events WHEN NEW.type = 'project_state_changed'");

        assertThatThrownBy(() -> streams.projects().move("p_1", ProjectState.BUILDING))
                .isInstanceOf(DataAccessException.class);

        assertThat(streams.project().state()).isEqualTo(ProjectState.PLANNED);
        assertThat(streams.types()).containsExactly("project_created");
    }

    @Test
    void withoutItsChangeThereIsNoEvent() {
        refuse("UPDATE ON project WHEN NEW.state = 'READY'");

        assertThatThrownBy(() -> streams.projects().applied("p_1", "new spec", "new hash", "c0ffee1"))
                .isInstanceOf(DataAccessException.class);

        assertThat(streams.project().specHash()).isEqualTo("hash");
        assertThat(streams.types()).containsExactly("project_created");
        refuse("DELETE ON project");
        assertThatThrownBy(() -> streams.projects().delete(streams.project())).isInstanceOf(DataAccessException.class);
        assertThat(streams.types()).containsExactly("project_created");
    }

    private void refuse(String what) {
        streams.db()
                .sql()
                .sql("CREATE TRIGGER no_%d BEFORE %s BEGIN SELECT RAISE(ABORT, 'refused'); END"
                        .formatted(what.hashCode() & 0xffff, what))
                .update();
    }

    @Test
    void whatChangesNothingIsNoEvent() {
        streams.projects().move("p_1", ProjectState.PLANNED);
        streams.projects().applied("p_1", "new spec", "new hash", "c0ffee1");
        streams.projects().applied("p_1", "new spec", "new hash", "c0ffee1");

        assertThat(streams.types()).containsExactly("project_created", "change_applied", "project_state_changed");
    }

    @Test
    void fromEverySequenceReadingGoesOnAsIfItHadNeverEnded() {
        for (int n = 0; n < 12; n++) {
            streams.note("note " + n);
        }
        var all = streams.all();

        for (int after = 0; after <= all.size(); after++) {
            List<EventRecord> read = new ArrayList<>(all.subList(0, after));
            List<EventRecord> page;
            do {
                page = streams.events().after("p_1", read.size(), 5);
                read.addAll(page);
            } while (page.size() == 5);
            assertThat(read).isEqualTo(all);
        }
    }

    @Test
    void aSequenceThatCannotBeIsRefusedWithWhereTheStreamEnds() {
        streams.note("2");

        assertThat(streams.events().after("p_1", 2, 10)).isEmpty();
        assertInvalid(3, 10, "the stream ends at 2");
        assertInvalid(-1, 10, "There is no event -1");
        assertInvalid(0, 0, "from 1 to 1000");
        assertInvalid(0, OperatorApi.MOST_EVENTS + 1, "from 1 to 1000");
    }

    private void assertInvalid(long after, int limit, String sentence) {
        assertThatThrownBy(() -> streams.events().after("p_1", after, limit))
                .hasMessageContaining(sentence)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(e -> e.problem().code())
                .isEqualTo(Problem.Code.INVALID);
    }

    @Test
    void ofADeletedProjectOnlyTheLastEventIsLeftUnderItsNumber() {
        streams.note("2");
        streams.projects().beginDeletion("p_1");
        assertThat(streams.events().find("shop")).contains("p_1");
        streams.projects().delete(streams.projects().deleting().getFirst());

        assertThat(streams.events().find("shop")).isEmpty();
        assertThat(streams.events().find("p_1")).contains("p_1");
        assertThat(streams.events().after("p_1", 2, 10)).singleElement().satisfies(record -> {
            assertThat(record.seq()).isEqualTo(4);
            assertThat(record.event()).isEqualTo(new ProjectEvent.ProjectDeleted("shop"));
        });
        assertThatThrownBy(() -> streams.events().after("p_1", 4, 10)).hasMessageContaining("was deleted");
        assertThatThrownBy(() -> streams.note("5")).hasMessageContaining("a project that is not there");
    }

    @Test
    void theDatabaseItselfRefusesGapsAndChanges() {
        assertRefused("UPDATE events SET data = '{}' WHERE project = 'p_1'", "never changed");
        assertRefused("INSERT INTO events VALUES ('p_1', 3, 'now', 'noted', '{}')", "not the next");
        assertRefused("INSERT INTO events VALUES ('p_2', 1, 'now', 'noted', '{}')", "not there");
        assertRefused("INSERT INTO events VALUES ('p_1', 2, 'now', 'noted', 'no json')", "CHECK");
    }

    private void assertRefused(String sql, String why) {
        assertThatThrownBy(() -> streams.db().sql().sql(sql).update()).hasMessageContaining(why);
    }

    /// The files as a kill leaves them: with the log that was never merged, and a transaction that was never committed.
    @Test
    void afterAKillTheStreamGoesOnBehindItsLastCommit(@TempDir Path killed) throws Exception {
        streams.note("2");
        streams.db().transaction().executeWithoutResult(status -> {
            streams.note("never committed");
            try (var files = Files.newDirectoryStream(folder, "operator.db*")) {
                for (var file : files) {
                    Files.copy(file, killed.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        });

        try (var reopened = Streams.open(killed)) {
            reopened.note("3");

            assertThat(Streams.notes(reopened.all())).containsExactly("2", "3");
            assertThat(reopened.all().getLast().seq()).isEqualTo(3);
        }
    }

    @Test
    void whatANewerProgramWroteIsReadAsItIs() {
        streams.db()
                .sql()
                .sql(
                        "INSERT INTO events VALUES ('p_1', 2, '2030-01-01T00:00:00Z', 'model_answered', '{\"tokens\":12}')")
                .update();

        assertThat(streams.all().getLast().event())
                .isEqualTo(new ProjectEvent.Unknown("model_answered", Map.of("tokens", 12)));
    }

    @Test
    void whatIsOnlyToldDoesNotStopTheWorkWhereItCannotBeWritten() {
        refuse("INSERT ON events");

        streams.events().tell("p_1", new ProjectEvent.StepBegun("Proving it"));

        assertThat(streams.types()).containsExactly("project_created");
    }
}
