package com.nocodo.operator.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.PlanApi;
import com.nocodo.protocol.Remark;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTest {
    private static final AppSpec SPEC = SpecYaml.read("""
            nocodo: 1
            app: {name: Shop, slug: shop, language: en, currency: EUR}
            entities:
              - {id: e1, name: repair, plural: repairs, label: Repair, label_plural: Repairs, display: [title],
                 fields: [{id: f1, name: title, label: Title, type: text, required: true}],
                 relations: [{id: l1, name: bike, label: Bike, to: bike, kind: one, required: true, reverse: repairs}]}
              - {id: e2, name: bike, plural: bikes, label: Bike, label_plural: Bikes, display: [frame],
                 fields: [{id: f2, name: frame, label: Frame, type: text, required: true}]}
            """);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Tasks tasks;
    private Epic epic;

    @BeforeEach
    void plan() {
        var db = Database.open(folder.resolve("operator.db"));
        var events = new Events(db, CLOCK);
        new Projects(db, events)
                .add(new Project(
                        "p_1", "shop", "Shop", folder, "words", Map.of(), "", "", ProjectState.PLANNED, "2026-05-01"));
        tasks = new Tasks(db, CLOCK, events);
        epic = tasks.plan("p_1", SPEC, "hash", "Build Shop", ProjectManager.plan(SPEC));
    }

    private Task task(String work) {
        return tasks.of(epic.id()).stream()
                .filter(t -> t.work().equals(work))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsLinkedToIsBuiltBeforeWhatLinks() {
        assertThat(task("entity:repair:backend").needs())
                .contains(task("entity:bike:backend").number());
        assertThat(task("entity:bike:backend").number())
                .isLessThan(task("entity:repair:backend").number());
    }

    @Test
    void aPlanIsShapedAndReadyAndEachNeedComesBefore() {
        assertThat(tasks.of(epic.id())).allSatisfy(task -> {
            assertThat(task.state()).isEqualTo(TaskState.READY);
            assertThat(task.needs()).allMatch(need -> need < task.number());
        });
    }

    @Test
    void aReadyTaskIsStartedByOnlyOneOfTwoCallers() {
        var spec = task("spec");
        tasks.move(spec, TaskState.IN_PROGRESS, Actor.DISPATCHER, "first");

        assertThatThrownBy(() -> tasks.move(spec, TaskState.IN_PROGRESS, Actor.DISPATCHER, "second"))
                .hasMessage("T-1 is no longer ready");
    }

    @Test
    void onlyAGateMakesATaskDone() {
        tasks.move(task("spec"), TaskState.IN_PROGRESS, Actor.DISPATCHER, "");
        tasks.move(task("spec"), TaskState.IN_REVIEW, Actor.EXECUTOR, "");

        assertThatThrownBy(() -> tasks.move(task("spec"), TaskState.DONE, Actor.EXECUTOR, "I am finished"))
                .hasMessage("executor may not move T-1 from in_review to done");
        assertThatThrownBy(() -> tasks.move(task("spec"), TaskState.CANCELLED, Actor.GATE, ""))
                .hasMessageContaining("may not move");
    }

    @Test
    void onlyRecoveryLeadsOutOfDone() {
        assertThat(TaskState.DONE.next()).containsExactly(TaskState.READY);
        assertThat(Arrays.stream(Actor.values()).filter(Transition.REDO::allows))
                .containsExactly(Actor.RECOVERY);
        assertThat(TaskState.CANCELLED.next()).isEmpty();
        assertThat(TaskState.READY.next()).doesNotContain(TaskState.DONE);
    }

    @Test
    void theDispatcherWorksInTheOrderOfNeedsUntilAllIsDone() throws InterruptedException {
        List<String> order = new ArrayList<>();
        var dispatcher = dispatcher(assignment -> {
            order.add(assignment.task().work());
            return new Executor.Work.Committed("c" + assignment.task().number());
        });

        assertThat(dispatcher.run(epic.id())).isEmpty();
        assertThat(order).startsWith("spec", "tooling", "database").endsWith("tests");
        assertThat(tasks.of(epic.id())).allMatch(t -> t.state() == TaskState.DONE && t.commit() != null);
    }

    @Test
    void aFailedTaskIsBlockedWithItsFindingAndWhatNeedsItIsNotStarted() throws InterruptedException {
        var dispatcher = dispatcher(assignment -> assignment.task().work().equals("database")
                ? new Executor.Work.Failed("the disk is full")
                : new Executor.Work.Committed("c"));

        assertThat(dispatcher.run(epic.id())).singleElement().asString().contains("the disk is full");
        assertThat(task("database").state()).isEqualTo(TaskState.BLOCKED);
        assertThat(task("backend").state()).isEqualTo(TaskState.READY);
        assertThat(task("frontend").state()).isEqualTo(TaskState.DONE);
    }

    @Test
    void whatAKilledRunLeftIsTakenUpAgain() {
        tasks.move(task("spec"), TaskState.IN_PROGRESS, Actor.DISPATCHER, "");

        tasks.recover(epic.id());

        assertThat(task("spec").state()).isEqualTo(TaskState.READY);
        assertThat(task("spec").attempts()).isEqualTo(1);
    }

    @Test
    void aPlanWhoseWorkWasTakenBackIsCarriedOutAgainAndIsNotThereTwice() throws InterruptedException {
        var dispatcher = dispatcher(assignment ->
                new Executor.Work.Committed("c" + assignment.task().number()));
        dispatcher.run(epic.id());

        var again = tasks.again("p_1", "hash", ProjectManager.plan(SPEC));

        assertThat(again).contains(epic);
        assertThat(tasks.of(epic.id())).allMatch(t -> t.state() == TaskState.READY && t.commit() == null);
        assertThat(dispatcher.run(epic.id())).isEmpty();
        assertThat(task("tests").attempts()).isEqualTo(2);
    }

    @Test
    void anotherSpecOrOtherTasksAreAnotherPlan() {
        var planned = ProjectManager.plan(SPEC);

        assertThat(tasks.again("p_1", "other", planned)).isEmpty();
        assertThat(tasks.again("p_1", "hash", planned.subList(1, planned.size())))
                .isEmpty();
        tasks.plan("p_1", SPEC, "newer", "Change Shop", planned);
        assertThat(tasks.again("p_1", "hash", planned)).isEmpty();
    }

    private Comment said(String work, String key, String text) {
        return tasks.comments().add("p_1", task(work), new Remark(key, text), "ann");
    }

    @Test
    void whatWasSaidBeforeATaskBeganGoesToItsExecutorAndWhatCameLaterGoesWithTheNextAttempt()
            throws InterruptedException {
        said("database", "k1", "Names are unique.");
        List<String> heard = new ArrayList<>();
        var dispatcher = dispatcher(assignment -> {
            assignment.comments().forEach(comment -> heard.add(assignment.task().id() + " " + comment.text()));
            return new Executor.Work.Committed("c");
        });
        dispatcher.run(epic.id());
        said("database", "k2", "And not empty.");

        assertThat(heard).containsExactly("T-3 Names are unique.");
        assertThat(tasks.comments().of(task("database")))
                .extracting(Comment::given)
                .containsExactly(1, null);

        tasks.again("p_1", "hash", ProjectManager.plan(SPEC));
        dispatcher.run(epic.id());

        assertThat(heard).endsWith("T-3 Names are unique.", "T-3 And not empty.");
        assertThat(tasks.comments().of(task("database")))
                .extracting(Comment::given)
                .containsExactly(2, 2);
    }

    @Test
    void aCommentThatIsSentTwiceIsThereOnceAndItsKeyNamesNoOther() {
        var first = said("database", "k1", "Names are unique.");

        assertThat(said("database", "k1", "Names are unique.")).isEqualTo(first);
        assertThatThrownBy(() -> said("database", "k1", "Something else"))
                .hasMessageContaining("was used for another comment");
        assertThatThrownBy(() -> said("backend", "k1", "Names are unique."))
                .hasMessageContaining("was used for another comment");
        assertThatThrownBy(() -> new Remark("k2", "x".repeat(2001)))
                .hasMessage("The comment has 2001 characters, and it takes 1 to 2000.");
        assertThatThrownBy(() -> new Remark("k2", "a\0b")).hasMessageContaining("a character that is none");
    }

    @Test
    void aTaskHasNoMoreCommentsThanAPersonReads() {
        for (int n = 0; n < PlanApi.MOST_COMMENTS; n++) {
            said("database", "k" + n, "again");
        }

        assertThatThrownBy(() -> said("database", "more", "again")).hasMessageContaining("more are not taken");
    }

    private Dispatcher dispatcher(Executor executor) {
        return new Dispatcher(tasks, Map.of(ExecutorKind.TEMPLATE, executor), task -> Optional.empty(), view -> {});
    }
}
