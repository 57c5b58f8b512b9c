package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.spec.SpecOperation;
import com.nocodo.modes.spec.Speech;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossesTest {

    @ParameterizedTest
    @CsvSource({
        "en, This throws stored data away: Field `preis` of `stunde` is removed. Nothing was changed.",
        "de, Das wirft gespeicherte Daten weg: Feld `preis` von `stunde` wird entfernt. Nichts wurde geändert.",
    })
    void whatWouldBeLostIsSaidInTheLanguageOfTheApplication(String language, String sentence) {
        var drop = new SpecOperation.DropField("stunde", "preis", true);

        assertThatThrownBy(() -> Applying.refuseLosses(List.of(drop), Speech.of(language)))
                .hasMessage(sentence);
    }
}
