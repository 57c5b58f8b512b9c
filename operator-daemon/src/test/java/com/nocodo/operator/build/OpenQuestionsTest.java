package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.intake.Intake;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Relation;
import com.nocodo.protocol.QuestionView;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
    private static final String WORDS =
            "Pupils have a name. Each lesson is for one pupil and has a date and a price. Teachers log in.";
    private static final AppSpec DESCRIBED = new Intake().understand(WORDS).spec();
    private static final String ROLE = "role:teacher";

    private static Optional<QuestionView> question(AppSpec now) {
        return OpenQuestions.of(WORDS).of(now, Map.of(ROLE, "work")).stream()
                .filter(question -> question.id().equals(ROLE))
                .findFirst();
    }

    @Test
    void theAnswerThatTheApplicationFollowsHolds() {
        assertThat(question(DESCRIBED).orElseThrow().answer()).isEqualTo("work");
        assertThat(OpenQuestions.of(WORDS).follows(DESCRIBED, ROLE, "work")).isTrue();
        assertThat(OpenQuestions.of(WORDS).follows(DESCRIBED, ROLE, "all")).isFalse();
        assertThat(OpenQuestions.of(WORDS).follows(DESCRIBED, "no:such", "all")).isFalse();
    }

    @Test
    void whatWordsSaidInAllOfItIsNotAsked() {
        var said = DESCRIBED.withPermissions(DESCRIBED.permissions().stream()
                .map(one -> new Permission(
                        one.role(),
                        one.entity(),
                        one.can(),
                        one.rows(),
                        one.via(),
                        one.fields(),
                        Origin.words("Teachers may …", 0, 14)))
                .toList());

        assertThat(question(said)).isEmpty();
    }

    /// That the lessons stay without a pupil is neither of the two answers.
    @Test
    void whereNoAnswerHoldsNoneIsShown() {
        var lesson = DESCRIBED.get("lesson");
        var cleared = lesson.withRelations(lesson.relations().stream()
                .map(one -> new Relation(
                        one.id(),
                        one.name(),
                        one.label(),
                        one.to(),
                        one.kind(),
                        false,
                        Relation.OnDelete.CLEAR,
                        one.reverse(),
                        one.reverseLabel(),
                        one.fields(),
                        one.help(),
                        one.from()))
                .toList());
        var now = DESCRIBED.withEntities(DESCRIBED.entities().stream()
                .map(one -> one.equals(lesson) ? cleared : one)
                .toList());

        assertThat(OpenQuestions.of(WORDS).of(now, Map.of("delete:lesson:pupil", "block")))
                .filteredOn(question -> question.id().equals("delete:lesson:pupil"))
                .singleElement()
                .satisfies(question -> assertThat(question.answer()).isNull())
                .satisfies(question -> assertThat(question.by()).isEqualTo("words"));
    }
}
