package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home on a small disk of its own.
class FullDiskTest {
    private static final Said FIRST = new Said("k-1", "I run a shop. Customers have a name and a phone number.");
    private static final Said SECOND = new Said("k-2", "Orders have a date. " + "They are urgent. ".repeat(500));

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may mount a small disk");
        disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()) == 0, "no disk here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    @Tag("slow")
    void whatCannotBeWrittenIsSaidSoAndTheSameMessageGoesInOnceThereIsRoom() throws Exception {
        try (var operator = LocalOperator.open(disk.resolve("home"), System.getenv())) {
            var project = operator.begin(FIRST).id();
            var filler = fill();

            assertThatThrownBy(() -> operator.say(project, SECOND))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("Is the disk full? Once there is room, run the same command again");
            assertThat(said(operator, project)).containsExactly(FIRST.key());

            Files.delete(filler);
            operator.say(project, SECOND);
            operator.say(project, SECOND); // the same message

            assertThat(said(operator, project)).containsExactly(FIRST.key(), SECOND.key());
            assertThat(events(operator, project))
                    .extracting(EventRecord::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events(operator, project).size())
                                    .boxed()
                                    .toList());
            assertThat(operator.database()
                            .sql()
                            .sql("PRAGMA integrity_check")
                            .query(String.class)
                            .list())
                    .containsExactly("ok");
        }
    }

    private Path fill() throws IOException {
        var filler = disk.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            var block = new byte[4096];
            for (int n = 0; n < 16 * 1024; n++) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
            return filler;
        }
        throw new AssertionError("the disk takes more than it has");
    }

    private static List<EventRecord> events(OperatorApi operator, String project) {
        return operator.events(project, 0, OperatorApi.MOST_EVENTS);
    }

    private static List<String> said(OperatorApi operator, String project) {
        return events(operator, project).stream()
                .map(EventRecord::event)
                .filter(ProjectEvent.MessageSaid.class::isInstance)
                .map(event -> ((ProjectEvent.MessageSaid) event).key())
                .toList();
    }

    private static int run(String... argv) throws Exception {
        return new ProcessBuilder(argv).inheritIO().start().waitFor();
    }
}
