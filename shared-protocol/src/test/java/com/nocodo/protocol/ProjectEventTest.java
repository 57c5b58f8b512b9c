package com.nocodo.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Events on the wire.
class ProjectEventTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TaskView TASK = new TaskView("T-3", "Screens", "frontend_engineer", "template", "done", "c1");
    private static final CheckView CHECK = new CheckView("fmt", "fail", 3, 2, 1, 0.5, "line 7");

    private static final ReadingView READING = new ReadingView(
            new UnderstoodView(
                    "Boats",
                    "en",
                    List.of(new UnderstoodView.EntityView(
                            "boat",
                            "Boat",
                            List.of("Name (text)"),
                            List.of(),
                            List.of(
                                    new SpecItemView("boat", "e1", "Boats"),
                                    new SpecItemView("boat.name", "f2", "Boats › Name")))),
                    List.of("owner"),
                    List.of(),
                    List.of(),
                    List.of()),
            List.of(new IgnoredView("quickly", "it says nothing to build")),
            List.of(new QuestionView("boat.name.unique", "Twice?", "why", "text", List.of(), "no", null, "default")));
    private static final AttachmentApi.AttachmentView FILE = new AttachmentApi.AttachmentView(
            "a_1", "boats.csv", "csv", 12, "hash", Instant.parse("2026-05-01T10:00:00Z"));
    private static final JobView JOB = new JobView(
            JobId.of(7),
            JobView.Kind.CHANGE,
            JobState.RUNNING,
            2L,
            "ann",
            1,
            true,
            Instant.parse("2026-05-01T10:00:00Z"),
            Instant.parse("2026-05-01T10:00:01Z"),
            null,
            null);

    static List<ProjectEvent> oneOfEachKind() {
        return List.of(
                new ProjectEvent.ProjectCreated("shop", "Shop", "projects/shop"),
                new ProjectEvent.ProjectStateChanged("ready"),
                new ProjectEvent.DeletionBegun(),
                new ProjectEvent.ProjectDeleted("shop"),
                new ProjectEvent.EpicPlanned(2, "Build Shop", "hash"),
                new ProjectEvent.TaskCreated(2, TASK, "project_manager"),
                new ProjectEvent.TaskMoved(2, TASK, "in_review", "gate", "its checks passed"),
                new ProjectEvent.TaskCommented(2, "T-3", 1, "ann", "larger, please"),
                new ProjectEvent.TaskCommentAsked(2, "T-3", 1, 4, "ann"),
                new ProjectEvent.CheckEnded(CHECK, "tree", true),
                new ProjectEvent.BuildBegun("hash", true),
                new ProjectEvent.BuildEnded(true, "c0ffee1"),
                new ProjectEvent.BuildInterrupted("it was stopped"),
                new ProjectEvent.ChangeProposed(
                        "hash", List.of(new BuildReport.OperationView("remove the field Note", true, null))),
                new ProjectEvent.ChangeApplied("hash", "c0ffee1"),
                new ProjectEvent.ChangeTakenBack(),
                new ProjectEvent.BackedUp("20260501T100000000Z", "daily"),
                new ProjectEvent.DataRestored("J-7", "20260501T100000000Z", 12),
                new ProjectEvent.PreviewStarted("http://127.0.0.1:1"),
                new ProjectEvent.PreviewStopped(),
                new ProjectEvent.PreviewFailed("memory", "1 GB", "It used more than 1 GB.", List.of("line"), true),
                new ProjectEvent.Warned("disk", "Only 900 MB are free.", false),
                new ProjectEvent.StepBegun("Proving it"),
                new ProjectEvent.Noted("3 rows are kept"),
                new ProjectEvent.MessageSaid(
                        1,
                        "k-1",
                        "ann",
                        "Make this optional.",
                        List.of(FILE),
                        new SpecItemView("boat.name", "f2", "Boats › Name")),
                new ProjectEvent.RowsTaken(
                        JobId.of(2),
                        "boats.csv",
                        "Boats",
                        3,
                        1,
                        List.of(new SheetReport.Misfit("boats", 2, "", "x", "why")),
                        false),
                new ProjectEvent.SketchDrawn(READING),
                new ProjectEvent.SketchRefused(Problem.invalid("Say more.")),
                new ProjectEvent.AnswerGiven("boat.name.unique", null, "ann"),
                new ProjectEvent.JobQueued(JOB),
                new ProjectEvent.JobBegun(JOB, 42),
                new ProjectEvent.JobCancelling(JOB, "ann"),
                new ProjectEvent.JobEnded(
                        JOB,
                        JobState.FAILED,
                        Problem.denied("This throws data away."),
                        List.of(new BuildReport.OperationView("remove the field Note", true, 3L))),
                new ProjectEvent.ProjectExported("/shop.nocodo", 41),
                new ProjectEvent.ProjectImported("shop-2", "Shop", "/shop-2", "p_1"));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void whatIsWrittenIsReadAgainWhateverTheReadersNaming(ProjectEvent event) {
        var snake = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        var text = JSON.writeValueAsString(event);

        assertThat(JSON.readValue(text, ProjectEvent.class)).isEqualTo(event);
        assertThat(snake.writeValueAsString(event)).isEqualTo(text);
        assertThat(text).containsOnlyOnce("\"type\":\"" + event.type() + "\"").doesNotContain("specHash");
    }

    @Test
    void everyKindHasAnExampleHereAndALineInTheReference() throws Exception {
        var kinds = Arrays.stream(ProjectEvent.class.getPermittedSubclasses())
                .map(kind -> kind.getAnnotation(JsonTypeName.class))
                .filter(name -> name != null)
                .map(JsonTypeName::value)
                .toList();
        var reference = Files.readString(Path.of("../docs/reference/events.md"));

        assertThat(oneOfEachKind().stream().map(ProjectEvent::type)).containsExactlyElementsOf(kinds);
        assertThat(kinds).allSatisfy(kind -> assertThat(reference).contains("| `" + kind + "` |"));
    }

    @Test
    void aRecordHasThisForm() {
        var record = new EventRecord(
                "p_1",
                7,
                Instant.parse("2026-05-01T10:00:00Z"),
                new ProjectEvent.TaskMoved(2, TASK, "in_review", "gate", "its checks passed"));
        var text = """
            {"project":"p_1","seq":7,"at":"2026-05-01T10:00:00Z","event":{"type":"task_moved","epic":2,\
            "task":{"id":"T-3","title":"Screens","specialist":"frontend_engineer","executor":"template",\
            "state":"done","commit":"c1"},"from":"in_review","actor":"gate","reason":"its checks passed"}}\
            """;

        assertThat(JSON.readTree(JSON.writeValueAsString(record))).isEqualTo(JSON.readTree(text));
        assertThat(JSON.readValue(text, EventRecord.class)).isEqualTo(record);
    }

    @Test
    void aKindThatIsNotKnownYetKeepsItsTypeAndEverythingInIt() {
        var text = "{\"type\":\"model_answered\",\"tokens\":12,\"mode\":{\"name\":\"rule\",\"tries\":[1,2]}}";

        var event = JSON.readValue(text, ProjectEvent.class);

        assertThat(event)
                .isEqualTo(new ProjectEvent.Unknown(
                        "model_answered",
                        Map.of("tokens", 12, "mode", Map.of("name", "rule", "tries", List.of(1, 2)))));
        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(text));
    }

    @Test
    void aMessageOfBeforeThereWereFilesHasNone() {
        var text = "{\"type\":\"message_said\",\"id\":1,\"key\":\"k\",\"author\":\"ann\",\"text\":\"hi\"}";

        assertThat(JSON.readValue(text, ProjectEvent.class))
                .isEqualTo(new ProjectEvent.MessageSaid(1, "k", "ann", "hi"));
    }

    @Test
    void aSketchOfBeforePartsHadNamesHasNoneToPointAt() {
        var text = "{\"name\":\"boat\",\"label\":\"Boat\",\"fields\":[\"Name (text)\"],\"links\":[]}";

        var boat = JSON.readValue(text, UnderstoodView.EntityView.class);

        assertThat(boat.items()).isEmpty();
        assertThat(boat.whole()).isEmpty();
        assertThat(boat.field(0)).isEmpty();
    }

    @Test
    void aFieldThatIsNotKnownYetIsPassedOver() {
        var text = "{\"type\":\"build_ended\",\"proven\":true,\"seconds\":9}";

        assertThat(JSON.readValue(text, ProjectEvent.class)).isEqualTo(new ProjectEvent.BuildEnded(true, null));
    }
}
