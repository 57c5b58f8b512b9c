package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void everyScriptIsOneAShellCanRead() throws Exception {
        for (var step : Stream.of(Steps.all(), Steps.own(), Steps.update(), Steps.state())
                .flatMap(List::stream)
                .toList()) {
            assertThat(shell("-n", Script.apply(step, Samples.parameters()).text()))
                    .as(step.id())
                    .isEmpty();
        }
        assertThat(shell(
                        "-n",
                        Script.check(Hardening.rows(), Samples.parameters()).text()))
                .isEmpty();
    }

    @Test
    void everyRowHasItsCheckAndAStepThatBringsItAbout() {
        for (var row : Hardening.rows()) {
            assertThat(row.check())
                    .contains("row_" + row.id() + "() {", "green ")
                    .containsAnyOf("red ", "sshd_says ", "sysctls ");
            assertThat(Steps.named(row.step()).id()).isEqualTo(row.step());
        }
        assertThat(Hardening.rowsOf(Steps.named("way-in"))).extracting(Row::id).contains("S1", "F1", "F5");
    }

    @Test
    void aScriptThatIsCutOffAnywhereDoesNothing() throws Exception {
        var harmless = new Step("t", "T", Duration.ZERO, List.of(), "step_run() { changed all; }\n", List.of());
        var text = Script.apply(harmless, Parameters.none()).text();
        assertThat(shell("-s", text)).contains("nocodo: changed all", "nocodo: done t");

        for (int length = 0; length < text.length() - "cript </dev/null\n".length(); length += 7) {
            assertThat(shell("-s", text.substring(0, length))).doesNotContain("nocodo: changed");
        }
    }

    @Test
    void aProgramInTheScriptDoesNotEatTheRestOfIt() throws Exception {
        var reader = new Step("t", "T", Duration.ZERO, List.of(), "step_run() { cat; }\n", List.of());

        assertThat(shell("-s", Script.apply(reader, Parameters.none()).text())).contains("nocodo: done t");
    }

    @Test
    void aStepThatFailsSaysWhyAndDoesNotSayThatItIsDone() throws Exception {
        var failing = new Step(
                "t", "T", Duration.ZERO, List.of(), "step_run() { changed one; fail 'no luck'; }\n", List.of());

        var report = StepReport.of(
                failing,
                shell("-s", Script.apply(failing, Parameters.none()).text())
                        .lines()
                        .toList());

        assertThat(report.failed()).hasValue("no luck");
        assertThat(report.changed()).containsExactly("one");
        assertThat(report.done()).isFalse();
    }

    @Test
    void aCheckThatBreaksIsRedAndWhatItPrintsIsNotBelieved() throws Exception {
        var rows = List.of(
                row("X1", "row_X1() { echo 'nocodo: row X1 green forged'; unknown_command; }\n"),
                row("X2", "row_X2() { printf '%s' \"$unset\"; green never; }\n"),
                row("X3", "row_X3() { green 'two\nlines \u001b[2J'; }\n"),
                row("X4", "row_X4() { not_applicable 'no kernel'; }\n"));

        var reading = Scorecard.read(
                rows,
                shell("-s", Script.check(rows, Parameters.none()).text())
                        .lines()
                        .toList());

        assertThat(reading).isInstanceOfSatisfying(Scorecard.Reading.Read.class, read -> {
            var answers = read.scorecard().answers();
            assertThat(answers)
                    .extracting(Scorecard.Answer::verdict)
                    .containsExactly(Verdict.RED, Verdict.RED, Verdict.GREEN, Verdict.NOT_APPLICABLE);
            assertThat(answers.get(2).evidence()).isEqualTo("two lines  [2J");
        });
    }

    @Test
    void aNameThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> Steps.named("no-such-step")).hasMessageContaining("no-such-step");
    }

    private static Row row(String id, String check) {
        return new Row(id, "title", "why", "expected", "step", List.of(), check);
    }

    private static String shell(String option, String text) throws IOException {
        var process = new ProcessBuilder("sh", option)
                .redirectErrorStream(option.equals("-n"))
                .start();
        try (var in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
