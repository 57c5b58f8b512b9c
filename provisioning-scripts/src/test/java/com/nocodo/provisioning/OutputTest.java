package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.provisioning.Scorecard.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {

    private static final List<Row> ASKED =
            List.of(new Row("A1", "t", "w", "e", "s", List.of(), ""), new Row("B2", "t", "w", "e", "s", List.of(), ""));

    private static final List<String> GOOD = List.of(
            "nocodo: scorecard 2",
            "nocodo: row A1 green all is well",
            "nocodo: row B2 not-applicable no kernel here",
            "nocodo: scorecard end");

    @Test
    void aWholeScorecardIsRead() {
        assertThat(Scorecard.read(ASKED, GOOD)).isInstanceOfSatisfying(Reading.Read.class, read -> {
            assertThat(read.scorecard().with(Verdict.GREEN)).hasSize(1);
            assertThat(read.scorecard().with(Verdict.NOT_APPLICABLE).getFirst().evidence())
                    .isEqualTo("no kernel here");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aScorecardThatWasCutOffIsNotHalfBelieved(int lines) {
        assertThat(Scorecard.read(ASKED, GOOD.subList(0, lines))).isInstanceOf(Reading.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nocodo: row A1 green",
                "nocodo: row A1 green ",
                "nocodo: row A1 blue x",
                "nocodo: row A1 GREEN x",
                "nocodo: row B2 green x",
                "nocodo: row ZZ green x",
                "nocodo: row A1 green x\u0007",
                "row A1 green x",
                "nocodo: row A1 green ü",
                " nocodo: row A1 green x",
                "nocodo: scorecard end"
            })
    void anAnswerInAnotherFormIsRefused(String line) {
        var lines = new ArrayList<>(GOOD);
        lines.set(1, line);

        assertThat(Scorecard.read(ASKED, lines)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void moreAnswersThanQuestionsAreRefused() {
        var twice = new ArrayList<>(GOOD);
        twice.add(2, GOOD.get(1));
        var swapped = List.of(GOOD.get(0), GOOD.get(2), GOOD.get(1), GOOD.get(3));
        var longAnswer = new ArrayList<>(GOOD);
        longAnswer.set(1, "nocodo: row A1 green " + "x".repeat(301));

        for (var lines : List.of(twice, swapped, longAnswer)) {
            assertThat(Scorecard.read(ASKED, lines)).isInstanceOf(Reading.Unreadable.class);
        }
    }

    @Test
    void aLineIsReadForWhatItSays() {
        assertThat(OutputLine.read("nocodo: changed /etc/x")).isEqualTo(new OutputLine.Changed("/etc/x"));
        assertThat(OutputLine.read("nocodo: step Install")).isEqualTo(new OutputLine.Doing("Install"));
        assertThat(OutputLine.read("nocodo: fact host-key ssh-ed25519 A"))
                .isEqualTo(new OutputLine.Fact("host-key", "ssh-ed25519 A"));
        assertThat(OutputLine.read("nocodo: what")).isEqualTo(new OutputLine.Other("nocodo: what"));
        assertThat(OutputLine.read("changed /etc/x")).isEqualTo(new OutputLine.Other("changed /etc/x"));
    }

    @Test
    void whatAHostileServerPrintsCannotSpeakToTheTerminal() {
        assertThat(OutputLine.read("nocodo: changed \u001b[2J\u202ex")).isEqualTo(new OutputLine.Changed("?[2J?x"));
        assertThat(OutputLine.read("y".repeat(100_000)))
                .isInstanceOfSatisfying(
                        OutputLine.Other.class,
                        other -> assertThat(other.text()).hasSize(OutputLine.LONGEST));
    }

    @Test
    void aStepIsDoneOnlyIfItSaysSoItself() {
        var step = Steps.named("kernel");

        assertThat(StepReport.of(step, List.of("nocodo: done kernel")).done()).isTrue();
        assertThat(StepReport.of(step, List.of("nocodo: done logs")).done()).isFalse();
        assertThat(StepReport.of(step, List.of()).done()).isFalse();
        assertThat(StepReport.of(step, List.of("nocodo: failed x", "nocodo: done kernel"))
                        .done())
                .isFalse();
        assertThatThrownBy(() -> StepReport.of(step, Collections.nCopies(10_001, "x")))
                .hasMessageContaining("does not run our scripts");
    }
}
