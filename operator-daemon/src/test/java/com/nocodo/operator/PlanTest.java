package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.operator.task.Actor;
import com.nocodo.operator.task.ProjectManager;
import com.nocodo.operator.task.Task;
import com.nocodo.operator.task.TaskState;
import com.nocodo.operator.task.Tasks;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.PlanApi.CommentView;
import com.nocodo.protocol.PlanApi.MoveView;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.Remark;
import com.nocodo.protocol.Said;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plan to look at, and what people say about its tasks.
class PlanTest {
    private static final String YAML = """
            nocodo: 1
            app: {name: Shop, slug: shop, language: en, currency: EUR}
            entities:
              - {id: e1, name: bike, plural: bikes, label: Bike, label_plural: Bikes, display: [frame],
                 fields: [{id: f1, name: frame, label: Frame, type: text, required: true}]}
            """;
    private static final AppSpec SPEC = SpecYaml.read(YAML);

    private final LocalOperator operator;
    private final Tasks tasks;
    private long epic;

    PlanTest(@TempDir Path folder) {
        operator = LocalOperator.open(folder.resolve("home"), Map.of());
        var events = new Events(operator.database(), Clock.systemUTC());
        tasks = new Tasks(operator.database(), Clock.systemUTC(), events);
        new Projects(operator.database(), events)
                .add(new Project(
                        "p_1",
                        "shop",
                        "Shop",
                        folder.resolve("shop"),
                        "Bikes have a frame.",
                        Map.of(),
                        YAML,
                        "hash",
                        ProjectState.READY,
                        "now"));
    }

    @BeforeEach
    void plan() {
        epic = tasks.plan("p_1", SPEC, "hash", "Build Shop", ProjectManager.plan(SPEC))
                .id();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private Task first() {
        return tasks.of(epic).getFirst();
    }

    private void done() {
        tasks.move(first(), TaskState.IN_PROGRESS, Actor.DISPATCHER, "its needs are done");
        tasks.move(first(), TaskState.IN_REVIEW, Actor.EXECUTOR, "commit c1");
        tasks.move(first(), TaskState.DONE, Actor.GATE, "its checks passed");
    }

    private CommentView said(String key, String text) {
        return operator.plan("shop").comment(epic, "T-1", new Remark(key, text));
    }

    @Test
    void aTaskTellsWhatItMakesWhyAndWhatBecameOfIt() {
        done();

        var task = operator.plan("shop").task(epic, "T-1");

        assertThat(task.part()).isEqualTo("spec");
        assertThat(task.words()).isEqualTo("Bikes have a frame.");
        assertThat(task.paths()).contains("nocodo.yaml");
        assertThat(task.moves())
                .extracting(MoveView::to)
                .containsExactly("draft", "ready", "in_progress", "in_review", "done");
        assertThat(task.checks()).isEmpty();
        assertThat(operator.plan("shop").task(epic, "T-2").needs()).containsExactly("T-1");
        assertThatThrownBy(() -> operator.plan("shop").task(epic, "T-99"))
                .hasMessage("The plan %d has no task 'T-99'.", epic);
        assertThatThrownBy(() -> operator.plan("shop").task(99, "T-1")).hasMessage("Shop has no plan 99.");
    }

    @Test
    void aSecondPlanIsOfNoDescriptionUnlessSomebodySaidSomething() {
        var second = tasks.plan("p_1", SPEC, "newer", "Change Shop", ProjectManager.plan(SPEC))
                .id();

        assertThat(operator.plan("shop").all()).extracting(one -> one.epic()).containsExactly(second, epic);
        assertThat(operator.plan("shop").task(second, "T-1").words()).isNull();
    }

    @Test
    void aCommentWaitsForItsTaskAndIsAskedForOnlyAfterwards() {
        var comment = said("k1", "Add a colour to bikes");

        assertThat(comment.reached()).isEqualTo("waits");
        assertThatThrownBy(() -> operator.plan("shop").askFor(epic, "T-1", comment.id()))
                .hasMessageContaining("T-1 is not done yet");

        done();

        assertThat(operator.plan("shop").task(epic, "T-1").comments())
                .extracting(CommentView::reached)
                .containsExactly("late");
        assertThatThrownBy(() -> operator.plan("shop").askFor(epic, "T-2", comment.id()))
                .hasMessage("T-2 has no comment 1.");
    }

    @Test
    void aCommentBecomesOneChangeHoweverOftenItIsAskedForAndAlsoAfterAKillInBetween() {
        done();
        var comment = said("k1", "Add a colour to bikes");
        var key = "asked-"
                + UUID.nameUUIDFromBytes("p_1 1 %s".formatted(comment.at()).getBytes(StandardCharsets.UTF_8));
        operator.say("shop", new Said(key, "Add a colour to bikes")); // as far as a kill let it come

        var asked = operator.plan("shop").askFor(epic, "T-1", comment.id());
        var again = operator.plan("shop").askFor(epic, "T-1", comment.id());

        assertThat(again).isEqualTo(asked);
        assertThat(asked.message()).isEqualTo(1);
        assertThat(asked.change()).isEqualTo(operator.jobs("shop").getFirst());
        assertThat(operator.jobs("shop")).hasSize(1);
        assertThat(told())
                .filteredOn(event ->
                        event instanceof ProjectEvent.TaskCommented || event instanceof ProjectEvent.TaskCommentAsked)
                .hasSize(2);
    }

    private List<ProjectEvent> told() {
        return operator.events("p_1", 0, OperatorApi.MOST_EVENTS).stream()
                .map(EventRecord::event)
                .toList();
    }
}
