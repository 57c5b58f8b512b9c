package com.nocodo.operator.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.LocalOperator;
import com.nocodo.protocol.IgnoredView;
import com.nocodo.protocol.ProjectView;
import com.nocodo.protocol.QuestionView;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.Said;
import com.nocodo.protocol.UnderstoodView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said about a sketch once something in it was pointed at: what was said last holds.
class CorrectionTest {
    @TempDir
    Path folder = Path.of(".");

    private LocalOperator operator;
    private ProjectView project;
    private int keys;

    @BeforeEach
    void begin() {
        operator = LocalOperator.open(
                folder.resolve("home"),
                Map.of("NOCODO_CACHE", folder.resolve("cache").toString()));
        project = operator.begin(new Said(
                "k0",
                "Pupils have a name and a phone number. Each lesson is for one pupil and has a date, a duration and a"
                        + " price."));
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private void say(String text) {
        operator.say(project.id(), new Said("k" + ++keys, text));
    }

    private void point(String ref, String text) {
        operator.sketch(project.id());
        operator.say(project.id(), new Said("k" + ++keys, text, List.of(), ref));
    }

    private ReadingView sketch() {
        return operator.sketch(project.id());
    }

    private List<String> entities() {
        return sketch().understood().entities().stream()
                .map(UnderstoodView.EntityView::name)
                .toList();
    }

    private List<String> fields(String entity) {
        return sketch().understood().entities().stream()
                .filter(one -> one.name().equals(entity))
                .findFirst()
                .orElseThrow()
                .fields();
    }

    private QuestionView question(String id) {
        return sketch().questions().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasRemovedComesBackWhenItIsSaidAgain() {
        point("lesson.duration", "Remove this.");
        assertThat(fields("lesson")).noneMatch(field -> field.startsWith("Duration"));

        say("Lessons have a duration in minutes.");

        assertThat(fields("lesson")).anyMatch(field -> field.startsWith("Duration"));
        assertThat(sketch().ignored()).isEmpty();
    }

    @Test
    void whatWasRenamedIsSpokenOfByItsNewName() {
        point("lesson", "Rename this to Course.");

        say("Courses have a room.");

        assertThat(entities()).containsExactlyInAnyOrder("pupil", "course");
        assertThat(fields("course")).anyMatch(field -> field.startsWith("Room"));
        assertThat(sketch().ignored()).isEmpty();
    }

    @Test
    void whatIsNoChangeDescribesAndWhatDoesNotGoTogetherIsTold() {
        point("lesson", "Rename this to Course.");
        say("Trips have a date. Each trip is for one pupil.");
        assertThat(entities()).containsExactlyInAnyOrder("pupil", "course", "trip");
        assertThat(sketch().ignored()).isEmpty();

        say("Each course has one trainer and a level. Each trainer has a name and a phone number.");

        assertThat(entities()).contains("course", "trip").doesNotContain("lesson");
        assertThat(sketch().ignored())
                .singleElement()
                .extracting(IgnoredView::why)
                .asString()
                .contains("does not go together with what was corrected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo that", "Mach das rückgängig."})
    void theNewestCorrectionIsTakenBackWithoutPointing(String undo) {
        point("lesson.duration", "Remove this.");
        point("lesson", "Rename this to Course.");

        say(undo);

        assertThat(fields("lesson")).noneMatch(field -> field.startsWith("Duration"));
        say(undo);
        assertThat(fields("lesson")).anyMatch(field -> field.startsWith("Duration"));
        assertThat(sketch().ignored()).isEmpty();
        say(undo);
        assertThat(sketch().ignored())
                .singleElement()
                .extracting(IgnoredView::why)
                .asString()
                .contains("no correction is there");
    }

    @Test
    void withNoCorrectionThereIsNothingToTakeBack() {
        say("undo that");

        assertThat(sketch().ignored()).extracting(IgnoredView::text).containsExactly("undo that");
        assertThat(entities()).containsExactlyInAnyOrder("pupil", "lesson");
    }

    @Test
    void theQuestionsAreThoseOfTheCorrectedSketch() {
        assertThat(question("delete:lesson:pupil").answer()).isEqualTo("block");
        assertThat(question("login:pupil").answer()).isEqualTo("no");

        point("lesson.pupil", "Remove this.");

        assertThat(sketch().questions()).extracting(QuestionView::id).containsExactly("login:pupil");
    }

    @Test
    void anAnswerBehindACorrectionHoldsAgainstIt() {
        operator.answer(project.id(), "login:pupil", "yes");
        point("lesson.price", "Rename this to Fee.");
        say("Remove the pupil role.");
        assertThat(question("login:pupil").answer()).isEqualTo("no");

        operator.answer(project.id(), "login:pupil", "yes");

        assertThat(question("login:pupil").answer()).isEqualTo("yes");
        assertThat(sketch().understood().roles()).hasSize(1);
        assertThat(fields("lesson")).anyMatch(field -> field.startsWith("Fee"));
        assertThat(sketch().ignored()).isEmpty();
    }

    @Test
    void correctionsCountForWhatIsTooLong() {
        var much = "x".repeat(19_900);
        for (int i = 0; i < 10; i++) {
            point("lesson.price", much);
        }

        assertThatThrownBy(() -> point("lesson.price", much)).hasMessageContaining("more than 200000 characters");
    }
}
