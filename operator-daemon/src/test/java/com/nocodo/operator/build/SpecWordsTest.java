package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.intake.Intake;
import com.nocodo.protocol.SpecItemView;
import com.nocodo.protocol.UnderstoodView.EntityView;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecWordsTest {

    @Test
    void eachLineOfASketchHasTheNameOfWhatItIs() {
        var lesson =
                read("Pupils have a name. Each lesson is for one pupil and has a price and a net price.", "lesson");

        assertThat(lesson.fields())
                .anyMatch(line -> line.startsWith("Price ("))
                .anyMatch(line -> line.startsWith("Net"));
        assertThat(lesson.whole()).map(SpecItemView::ref).contains("lesson");
        for (var at = 0; at < lesson.fields().size(); at++) {
            var label = lesson.field(at).orElseThrow().label();
            assertThat(lesson.fields().get(at)).startsWith(label.substring(label.lastIndexOf(" › ") + 3) + " (");
        }
        assertThat(lesson.links()).hasSize(1);
        assertThat(lesson.link(0)).map(SpecItemView::ref).contains("lesson.pupil");
        assertThat(lesson.link(1)).isEmpty();
    }

    @Test
    void aSketchIsInTheLanguageOfTheApplication() {
        var english = read("Pupils have a name. Each lesson is for one pupil and has a date and a duration.");
        var german = read("Schüler haben einen Namen. Jede Unterrichtsstunde ist für einen Schüler und hat ein Datum"
                + " und eine Dauer.");

        assertThat(english).contains("Name (text, required)", "Date (date)", "Duration (duration)");
        assertThat(german).contains("Name (Text, Pflicht)", "Datum (Datum)", "Dauer (Dauer)");
    }

    private static List<String> read(String words) {
        return SpecWords.understood(new Intake().understand(words).spec()).entities().stream()
                .flatMap(entity -> entity.fields().stream())
                .toList();
    }

    private static EntityView read(String words, String name) {
        var entities =
                SpecWords.understood(new Intake().understand(words).spec()).entities();
        return entities.stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(entities.toString()));
    }
}
