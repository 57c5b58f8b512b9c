package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.ApplyRequest;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.TaskView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the stream tells of builds and changes. The tools are missing, so nothing is compiled and nothing is proven.
class StoryTest {
    private static final String WORDS = "Boats have a name and a length in metres.";

    private final Path folder;
    private final Home home;
    private final Database db;
    private final Services services;

    StoryTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        var environment = withoutTools();
        home = Home.open(folder.resolve("home"), environment);
        db = Database.open(home.database());
        services = Shop.services(home, db, environment);
    }

    /// Neither cargo nor node is found or can be downloaded; the browser only says its version.
    private Map<String, String> withoutTools() throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var chromium = bin.resolve("chromium");
        Files.writeString(chromium, "#!/bin/sh\necho 200.0.0\n");
        Files.setPosixFilePermissions(chromium, PosixFilePermissions.fromString("rwxr-xr-x"));
        var nowhere = "http://127.0.0.1:1";
        return Map.of(
                "PATH",
                bin.toString(),
                "HOME",
                folder.toString(),
                "NOCODO_CACHE",
                folder.resolve("cache").toString(),
                "NOCODO_RUST_BASE",
                nowhere,
                "NOCODO_NODE_BASE",
                nowhere);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private BuildReport build(Consumer<Progress> progress) throws InterruptedException {
        return new Building(services).build(new BuildRequest(WORDS, Map.of(), null, true), progress);
    }

    private Project project() {
        return services.projects().all().getFirst();
    }

    private List<ProjectEvent> events() {
        return services.events().after(project().id(), 0, OperatorApi.MOST_EVENTS).stream()
                .map(record -> record.event())
                .toList();
    }

    /// The story in short: of several of the same type in a row the first.
    private static List<String> types(List<ProjectEvent> events) {
        List<String> types = new ArrayList<>();
        for (var event : events) {
            if (types.isEmpty() || !types.getLast().equals(event.type())) {
                types.add(event.type());
            }
        }
        return types;
    }

    @Test
    void aBuildIsToldFromItsPlanToItsEnd() throws Exception {
        var report = build(step -> {});

        var events = events();
        assertThat(types(events))
                .containsExactly(
                        "project_created",
                        "build_begun",
                        "epic_planned",
                        "task_created",
                        "task_moved",
                        "noted",
                        "project_state_changed",
                        "step_begun",
                        "task_moved",
                        "step_begun",
                        "check_ended",
                        "build_ended",
                        "project_state_changed");
        assertThat(events)
                .contains(
                        new ProjectEvent.BuildBegun(project().specHash(), false),
                        new ProjectEvent.StepBegun("Proving it"),
                        new ProjectEvent.BuildEnded(false, null));
        assertThat(tasks(events)).isEqualTo(report.plan().tasks());
        assertThat(events.stream()
                        .filter(ProjectEvent.CheckEnded.class::isInstance)
                        .map(event -> ((ProjectEvent.CheckEnded) event).check()))
                .containsExactlyElementsOf(report.checks());
    }

    /// The plan, made of nothing but the events.
    private static List<TaskView> tasks(List<ProjectEvent> events) {
        Map<String, TaskView> tasks = new LinkedHashMap<>();
        for (var event : events) {
            if (event instanceof ProjectEvent.TaskCreated(var epic, var task, var actor)) {
                tasks.put(task.id(), task);
            } else if (event instanceof ProjectEvent.TaskMoved(var epic, var task, var from, var actor, var reason)) {
                assertThat(tasks)
                        .extractingByKey(task.id())
                        .extracting(TaskView::state)
                        .isEqualTo(from);
                tasks.put(task.id(), task);
            }
        }
        return List.copyOf(tasks.values());
    }

    @Test
    void aBuildThatIsStoppedAndOneThatWasKilledAreToldAsInterrupted() throws Exception {
        assertThatThrownBy(() -> build(StoryTest::interruptAtTheChecks)).isInstanceOf(InterruptedException.class);
        assertThat(events().getLast()).isEqualTo(new ProjectEvent.BuildInterrupted("it was stopped"));
        services.events().append(project().id(), new ProjectEvent.BuildBegun("hash", true)); // and then the kill came
        var before = events().size();

        build(step -> {});

        assertThat(events().subList(before, before + 3))
                .containsExactly(
                        new ProjectEvent.BuildInterrupted("its process was ended"),
                        new ProjectEvent.BuildBegun(project().specHash(), true),
                        new ProjectEvent.Noted(
                                "Going on with the build of " + project().slug()));
    }

    private static void interruptAtTheChecks(Progress progress) {
        if (progress instanceof Progress.Step(var text) && text.equals("Proving it")) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBuildThatFailsIsToldWithItsReason() throws Exception {
        db.sql().sql("""
                CREATE TRIGGER full BEFORE UPDATE ON task WHEN NEW.state = 'DONE'
                BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
                """).update();

        assertThatThrownBy(() -> build(step -> {})).hasMessageContaining("disk is full");

        assertThat(events().getLast())
                .isInstanceOfSatisfying(
                        ProjectEvent.BuildInterrupted.class,
                        event -> assertThat(event.why()).contains("disk is full"));
    }

    @Test
    void aChangeThatIsNotProvenIsToldFromItsProposalToItsTakingBack() throws Exception {
        build(step -> {});
        var before = events().size();
        var spec = project().path().resolve("nocodo.yaml");
        var edited = Files.writeString(
                folder.resolve("edited.yaml"), Files.readString(spec).replace("label: Name", "label: Called"));
        var dryRun = new ApplyRequest(project().slug(), edited, false, true);
        new Applying(services).apply(dryRun, step -> {});
        assertThat(events()).hasSize(before);

        new Applying(services).apply(new ApplyRequest(project().slug(), edited, false, false), step -> {});

        var change = events().subList(before, events().size());
        assertThat(types(change))
                .startsWith(
                        "noted",
                        "change_proposed",
                        "epic_planned",
                        "task_created",
                        "task_moved",
                        "project_state_changed")
                .endsWith("check_ended", "change_taken_back", "project_state_changed");
        assertThat(change)
                .filteredOn(ProjectEvent.ChangeProposed.class::isInstance)
                .singleElement()
                .extracting(event -> ((ProjectEvent.ChangeProposed) event).operations())
                .asString()
                .contains("Field `name` of `boat`");
    }
}
