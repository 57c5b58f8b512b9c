package com.nocodo.modes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.change.Changes;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecDiff;
import com.nocodo.modes.spec.SpecException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnsweredAgainTest {
    private static final List<String> DESCRIPTIONS = List.of(
            "We let rooms to groups. A room has a name and a price per hour. A booking has a start, an end and a status:"
                    + " asked, agreed, over. Each booking is for one room. Caretakers use it, too.",
            "I give music lessons. Pupils have a name and a phone number. Each lesson is for one pupil and has a date and"
                    + " a price. Teachers use it, too.",
            "I run a bike shop. Customers have a name. A bike belongs to one customer and has a brand. Each repair order"
                    + " is for one bike and has a date and a status: received, in progress, ready.",
            "Pupils have a name. Each lesson is for one pupil and has a date and a price. Teachers log in.");

    private final Intake intake = new Intake();

    private AppSpec answered(Understanding described, String question, String option) {
        return intake.answer(described, Map.of(question, option)).spec();
    }

    /// From whichever answer it was built with, every other answer leads to what that answer builds.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anotherAnswerLaterIsThatAnswerAtOnce(int description) {
        var described = intake.understand(DESCRIPTIONS.get(description));
        assertThat(described.questions()).isNotEmpty();
        for (var question : described.questions()) {
            for (var built : question.options()) {
                var application = answered(described, question.id(), built.id());
                for (var wanted : question.options()) {
                    var again = intake.answerAgain(described, application, question, wanted.id(), 0);
                    assertThat(words(SpecDiff.between(answered(described, question.id(), wanted.id()), again)))
                            .as("%s: %s, then %s", question.id(), built.id(), wanted.id())
                            .isEmpty();
                }
            }
        }
    }

    /// An id of a rule or role that comes and goes is a new one; that is no difference to people.
    private static String words(List<com.nocodo.modes.spec.SpecOperation> operations) {
        return operations.stream()
                .map(com.nocodo.modes.spec.SpecOperation::words)
                .collect(Collectors.joining("; "));
    }

    @Test
    void whatChangedSinceStays() {
        var described = intake.understand(DESCRIPTIONS.get(1));
        var question = described.questions().stream()
                .filter(one -> one.id().startsWith("delete:"))
                .findFirst()
                .orElseThrow();
        var now = new Changes()
                .read(described.spec(), "Rename pupil to student. Add notes to lessons.")
                .spec();

        var again = intake.answerAgain(described, now, question, "cascade", 0);

        assertThat(SpecDiff.between(now, again)).hasSize(1);
        assertThat(again.get("lesson").fields()).anyMatch(field -> field.name().equals("notes"));
        assertThat(again.entity("student")).isPresent();
    }

    @Test
    void aPeriodThatIsCalledOtherwiseNowIsFound() {
        var described = intake.understand(DESCRIPTIONS.get(0));
        var question = described.questions().stream()
                .filter(one -> one.id().startsWith("overlap:"))
                .findFirst()
                .orElseThrow();
        var now = new Changes()
                .read(described.spec(), "Rename the end of bookings to finish.")
                .spec();
        assertThat(now.get("booking").field("finish")).isPresent();

        var again = intake.answerAgain(described, now, question, "no", 0);

        assertThat(again.rules()).anyMatch(rule -> "finish".equals(rule.end()));
        var without = new Changes()
                .read(described.spec(), "Remove the end of bookings.")
                .spec();
        assertThatThrownBy(() -> intake.answerAgain(described, without, question, "no", 0))
                .isInstanceOf(SpecException.class);
    }

    @Test
    void whatIsGoneIsSaid() {
        var described = intake.understand(DESCRIPTIONS.get(0));
        var question = described.questions().stream()
                .filter(one -> one.id().startsWith("moves:"))
                .findFirst()
                .orElseThrow();
        var now = new Changes()
                .read(described.spec(), "Remove the status of bookings.")
                .spec();

        assertThatThrownBy(() -> intake.answerAgain(described, now, question, "forward", 0))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("status")
                .hasMessageContaining("Say in words");
    }

    @Test
    void whatComesWithAnAnswerHasAnIdThatNoVersionGave() {
        var described = intake.understand(DESCRIPTIONS.get(1));
        var question = described.questions().stream()
                .filter(one -> one.id().startsWith("login:"))
                .findFirst()
                .orElseThrow();
        var without = answered(described, question.id(), "no");

        var again = intake.answerAgain(described, without, question, "yes", 900);

        assertThat(again.ids().filter(id -> without.ids().noneMatch(id::equals)))
                .containsExactly("r901");
    }

    @Test
    void peopleWhoNoLongerSignInAreALoss() {
        var described = intake.understand(DESCRIPTIONS.get(1));
        var question = described.questions().stream()
                .filter(one -> one.id().startsWith("login:"))
                .findFirst()
                .orElseThrow();
        var signingIn = answered(described, question.id(), "yes");

        assertThat(SpecDiff.between(signingIn, intake.answerAgain(described, signingIn, question, "no", 0)))
                .anyMatch(com.nocodo.modes.spec.SpecOperation::destructive);
    }

    @Test
    void whatWordsSaidOfARoleSinceStays() {
        var described = intake.understand(DESCRIPTIONS.get(3));
        var question = described.questions().stream()
                .filter(one -> one.id().equals("role:teacher"))
                .findFirst()
                .orElseThrow();
        var reading = answered(described, question.id(), "read");
        var now = new Changes().read(reading, "Teachers may change lessons.").spec();

        var again = intake.answerAgain(described, now, question, "all", 0);

        assertThat(again.permission("teacher", "lesson")).isEqualTo(now.permission("teacher", "lesson"));
        assertThat(again.permission("teacher", "pupil").orElseThrow().can())
                .containsExactlyInAnyOrder(com.nocodo.modes.spec.Permission.Action.values());
    }
}
