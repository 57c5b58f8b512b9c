package com.nocodo.modes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.intake.Score.Part;
import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.catalogue.Concept;
import com.nocodo.modes.intake.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Holds what intake makes of the development set above floors; `-Ddevset.report=write` renews `docs/bench.md`.
class DevelopmentSetTest {
    private static final List<Gold> SET = Gold.all("devset");
    private static final List<Gold> SECOND = Gold.all("devset2");

    @Test
    void everySpecIsValidAndTheFloorsHold() throws IOException {
        var plain = board(SET, new Intake());

        report(plain);

        assertThat(plain.broken()).isEmpty();
        assertThat(plain.average(Part.ENTITY)).as("entities").isGreaterThanOrEqualTo(0.95);
        assertThat(plain.average(Part.FIELD)).as("fields").isGreaterThanOrEqualTo(0.95);
        assertThat(plain.average(Part.RULE)).as("rules").isGreaterThanOrEqualTo(0.9);
        assertThat(plain.average(Part.REPORT)).as("reports").isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void theFloorsOfTheSecondSetHold() {
        var second = board(SECOND, new Intake());

        assertThat(second.broken()).isEmpty();
        assertThat(second.average(Part.ENTITY)).as("entities").isGreaterThanOrEqualTo(0.97);
        assertThat(second.average(Part.FIELD)).as("fields").isGreaterThanOrEqualTo(0.95);
        assertThat(second.average(Part.TYPE)).as("types").isGreaterThanOrEqualTo(0.97);
        assertThat(second.average(Part.RELATION)).as("relations").isGreaterThanOrEqualTo(0.95);
        assertThat(second.average(Part.ENUM)).as("enumerations").isGreaterThanOrEqualTo(0.9);
        assertThat(second.average(Part.ROLE)).as("roles").isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void theFloorsOfTheThirdSetHold() {
        var third = board(Gold.all("devset3"), new Intake());

        assertThat(third.broken()).isEmpty();
        assertThat(third.average(Part.ENTITY)).as("entities").isGreaterThanOrEqualTo(0.75);
        assertThat(third.average(Part.FIELD)).as("fields").isGreaterThanOrEqualTo(0.7);
        assertThat(third.average(Part.RELATION)).as("relations").isGreaterThanOrEqualTo(0.68);
        assertThat(third.average(Part.ENUM)).as("enumerations").isGreaterThanOrEqualTo(0.6);
    }

    @Test
    void structureSurvivesInventedNouns() {
        var plain = board(SET, new Intake());
        var invented = board(SET.stream().map(Invented::of).toList(), new Intake());

        assertThat(invented.average(Part.RELATION)).isGreaterThanOrEqualTo(0.9 * plain.average(Part.RELATION));
    }

    private static ScoreBoard board(List<Gold> set, Intake intake) {
        var board = new ScoreBoard();
        set.forEach(gold -> board.add(gold, intake));
        return board;
    }

    /// Each description read without the concepts that its own words name.
    private static ScoreBoard leaveOneOut() {
        var board = new ScoreBoard();
        for (var gold : SET) {
            var lower = gold.words().toLowerCase(Locale.ROOT);
            Predicate<Concept> named = c -> (gold.language().equals("de") ? c.de() : c.en())
                    .stream().anyMatch(w -> lower.contains(w.toLowerCase(Locale.ROOT)));
            board.add(gold, new Intake(l -> Catalogue.without(l, named)));
        }
        return board;
    }

    private static String later(String title, String what, String folder) throws IOException {
        var set = Gold.all(folder);
        return """

                ## %s

                %s The figures of the first, blind run, before anything was changed because of them:

                %s
                The figures now, and with invented nouns:

                %s%s""".formatted(
                title,
                what,
                Files.readString(Path.of("src/test/resources", folder, "first-run.md")),
                board(set, new Intake()).table(),
                board(set.stream().map(Invented::of).toList(), new Intake()).averages("invented nouns"));
    }

    private static void report(ScoreBoard plain) throws IOException {
        if (!"write".equals(System.getProperty("devset.report"))) {
            return;
        }
        var off = board(SET, new Intake((Language l) -> Catalogue.without(l, _ -> true)));
        var invented = board(SET.stream().map(Invented::of).toList(), new Intake());
        var text = """
                # Understanding plain words: figures

                F1 by description of the development set (`agent-modes/src/test/resources/devset`), macro averages over descriptions.
                Written by `mvn -pl agent-modes test -Ddevset.report=write`. A field or link that only the catalogue assumed is not counted as surplus.

                """
                + plain.table()
                + """

                Less knowledge, and other words: the catalogue off; each description without the concepts that its words name; every noun of
                an entity replaced by an invented one.

                | | entity | field | type | relation | enum | role | rule | report |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """
                + plain.averages("plain")
                + off.averages("catalogue off")
                + leaveOneOut().averages("leave one trade out")
                + invented.averages("invented nouns")
                + later(
                        "Second set",
                        "Sixteen descriptions (`devset2`) by somebody who did not know the rules.",
                        "devset2")
                + later(
                        "Third set",
                        "Ten more (`devset3`) by the same hand, scored once after the second set was done.",
                        "devset3")
                + later(
                        "Fourth set",
                        "Twenty more (`devset4`) by the same hand, scored before anything was learnt from the third.",
                        "devset4")
                + later(
                        "Fifth set",
                        "Ten more (`devset5`) by the same hand; one was read in part while rules were written, the rest only by its score.",
                        "devset5");
        var target = Path.of("..", "docs", "bench.md");
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }
}
