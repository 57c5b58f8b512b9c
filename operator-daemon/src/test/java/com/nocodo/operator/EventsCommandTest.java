package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `nocodo project events`, as a process beside the one that writes.
class EventsCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> UTC = Map.of("TZ", "UTC");

    @TempDir
    Path folder;

    private Cli cli;
    private Database db;
    private Events events;
    private Projects projects;

    @BeforeEach
    void home() {
        cli = new Cli(folder.resolve("home"));
        db = Database.open(Home.open(cli.home(), System.getenv()).database());
        events = new Events(db, CLOCK);
        projects = new Projects(db, events);
        projects.add(new Project(
                "p_1", "shop", "Shop", Path.of("/shop"), "", Map.of(), "", "", ProjectState.PLANNED, "now"));
        events.append("p_1", new ProjectEvent.BuildBegun("hash", false));
        events.append("p_1", new ProjectEvent.Noted("two\nlines"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void peopleReadOneLineAnEventAndProgramsOneDocument() throws Exception {
        var words = cli.run(UTC, "project", "events", "shop");
        var rest = cli.run("project", "events", "p_1", "--after", "2", "--json");

        assertThat(words.exit()).isZero();
        assertThat(words.out().lines())
                .containsExactly(
                        "    1  2026-05-01 10:00:00  Project created: Shop (shop) in /shop",
                        "    2  2026-05-01 10:00:00  Build begun",
                        "    3  2026-05-01 10:00:00  two / lines");
        assertThat(records(rest.out())).isEqualTo(events.after("p_1", 2, 10));
    }

    private static List<EventRecord> records(String out) {
        return out.lines()
                .map(line -> JsonMapper.shared().readValue(line, EventRecord.class))
                .toList();
    }

    @Test
    void whatCannotBeReadIsSaid() throws Exception {
        refused(4, "There is no project 'boats'", "boats");
        refused(2, "There is no event 9 yet: the stream ends at 3", "shop", "--after", "9", "--follow");
        refused(2, "There is no event -1", "shop", "--after", "-1");
        refused(2, "is not a long", "shop", "--after", "x");
        assertThat(cli.run("project", "events", "boats", "--json")
                        .json()
                        .path("error")
                        .path("code")
                        .asString())
                .isEqualTo("not_found");
    }

    private void refused(int exit, String sentence, String... arguments) throws Exception {
        var argv = new java.util.ArrayList<>(List.of("project", "events"));
        argv.addAll(List.of(arguments));
        var ended = cli.run(argv.toArray(String[]::new));

        assertThat(ended.err()).contains(sentence).doesNotContain("Exception");
        assertThat(ended.exit()).isEqualTo(exit);
    }

    @Test
    void whoFollowsHearsOfWhatAnotherProcessDoesUntilTheProjectIsDeleted() throws Exception {
        var out = folder.resolve("follow.out");
        var follower = cli.start(out, folder.resolve("follow.err"), "project", "events", "shop", "--follow", "--json");
        await(out, "two");
        projects.move("p_1", ProjectState.BUILDING);
        await(out, "building");
        var all = events.after("p_1", 0, OperatorApi.MOST_EVENTS);
        projects.delete(projects.get("shop"));

        assertThat(follower.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(follower.exitValue()).isZero();
        var seen = records(Files.readString(out));
        assertThat(seen.subList(0, 4)).isEqualTo(all);
        assertThat(seen.get(4).event()).isEqualTo(new ProjectEvent.ProjectDeleted("shop"));
        assertThat(seen).hasSize(5);
    }

    @Test
    void controlCEndsFollowingAndSaysHowToGoOn() throws Exception {
        var out = folder.resolve("follow.out");
        var err = folder.resolve("follow.err");
        var follower = cli.start(out, err, "project", "events", "shop", "--follow");
        await(out, "lines");

        new ProcessBuilder("kill", "-INT", Long.toString(follower.pid()))
                .start()
                .waitFor();

        assertThat(follower.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(follower.exitValue()).isEqualTo(130);
        assertThat(err).hasContent("nocodo: Stopped. Go on with: nocodo project events shop --after 3 --follow");
    }

    private static void await(Path file, String text) throws Exception {
        for (int i = 0; i < 1_200; i++) {
            if (Files.readString(file).contains(text)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("never said: " + text + "\n" + Files.readString(file));
    }
}
