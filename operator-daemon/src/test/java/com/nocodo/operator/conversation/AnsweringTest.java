package com.nocodo.operator.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.LocalOperator;
import com.nocodo.operator.home.Database;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectView;
import com.nocodo.protocol.QuestionView;
import com.nocodo.protocol.Said;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers to an application that is built, while nobody carries jobs out.
class AnsweringTest {
    @TempDir
    Path folder = Path.of(".");

    private LocalOperator operator;
    private ProjectView project;
    private QuestionView question;

    @BeforeEach
    void build() {
        operator = LocalOperator.open(
                folder.resolve("home"),
                Map.of("NOCODO_CACHE", folder.resolve("cache").toString()));
        project = operator.begin(new Said(
                "k1", "Rooms have a name. Bookings have a start, an end and a price. Each booking is for one room."));
        question = operator.sketch(project.id()).questions().getFirst();
        database("UPDATE project SET state = 'READY', built = 1");
    }

    private void database(String sql) {
        try (var db = Database.open(folder.resolve("home").resolve("operator.db"))) {
            db.sql().sql(sql).update();
        }
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private String other() {
        return question.options().stream()
                .map(QuestionView.OptionView::id)
                .filter(id -> !id.equals(question.defaultAnswer()))
                .findFirst()
                .orElseThrow();
    }

    private long messages() {
        return operator.events(project.id(), 0, 100).stream()
                .filter(record -> record.event() instanceof ProjectEvent.MessageSaid)
                .count();
    }

    /// The first reply was lost on its way, so the same comes again.
    @Test
    void anAnswerThatIsRepeatedIsSaidOnce() {
        var seq = operator.answer(project.id(), question.id(), other());

        assertThat(operator.answer(project.id(), question.id(), other())).isEqualTo(seq);

        assertThat(operator.jobs(project.id())).hasSize(1);
        assertThat(messages()).isEqualTo(2);
    }

    @Test
    void anotherAnswerMeanwhileIsAWishOfItsOwn() {
        operator.answer(project.id(), question.id(), other());
        operator.answer(project.id(), question.id(), question.defaultAnswer());
        operator.answer(project.id(), question.id(), other());

        assertThat(operator.jobs(project.id()))
                .hasSize(3)
                .extracting(JobView::kind)
                .containsOnly(JobView.Kind.CHANGE);
    }

    @Test
    void whatTheApplicationFollowsAlreadyIsNoWish() {
        database("UPDATE project SET answers = json_object('%s', '%s')"
                .formatted(question.id(), question.defaultAnswer()));

        operator.answer(project.id(), question.id(), question.defaultAnswer());

        assertThat(operator.jobs(project.id())).isEmpty();
        assertThat(messages()).isEqualTo(1);
    }
}
