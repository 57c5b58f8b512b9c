package com.nocodo.modes.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.change.Changes;
import com.nocodo.modes.intake.Intake;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechTest {
    private static final String LESSONS =
            "Ich gebe Musikunterricht. Schüler haben einen Namen und eine Telefonnummer. Jede Unterrichtsstunde ist"
                    + " für einen Schüler und hat ein Datum, eine Dauer und einen Preis.";

    @Test
    void aFieldThatComesIsSaidInTheLanguageAskedFor() {
        var drop = new SpecOperation.DropField("stunde", "preis", true);

        assertThat(drop.words(Speech.ENGLISH)).isEqualTo("Field `preis` of `stunde` is removed");
        assertThat(drop.words(Speech.of("de"))).isEqualTo("Feld `preis` von `stunde` wird entfernt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stunden bekommen eine Absagegebühr.",
                "Entferne den Preis.",
                "Schüler heißen jetzt Kunden.",
                "Die Telefonnummer ist Pflicht.",
                "Der Preis ist Pflicht."
            })
    void aChangeInGermanHasNoEnglishWords(String words) {
        var before = new Intake().understand(LESSONS).spec();
        var after = new Changes().read(before, words).spec();

        var operations = SpecDiff.between(before, after);

        assertThat(operations)
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(words(operation.words(Speech.of(after))))
                        .doesNotContain("is", "field", "of", "now", "the", "removed", "added", "may", "with"));
    }

    @Test
    void everyTypeHasANameInBothLanguages() {
        for (var type : FieldType.values()) {
            assertThat(type.words(Speech.ENGLISH)).isEqualTo(type.text().replace('_', ' '));
            assertThat(type.words(Speech.of("de"))).isNotBlank().doesNotContain("_");
        }
    }

    private static List<String> words(String sentence) {
        return Arrays.asList(sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    }
}
