package com.nocodo.modes.generate.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.EnumValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TonesTest {

    @ParameterizedTest
    @CsvSource({
        "Open, info",
        "geplant, info",
        "In repair, warning",
        "läuft, warning",
        "teilweise bezahlt, warning",
        "Paid, success",
        "zurückgegeben, success",
        "Ready for pickup, success",
        "Cancelled by the customer, error",
        "überfällig, error",
        "nicht erschienen, error",
        "not paid, info",
        "noch nicht bezahlt, info",
        "Mountain bike, none",
        "innen, none"
    })
    void aValueHasTheColourOfItsMeaning(String label, String tone) {
        assertThat(Tones.of(new EnumValue("v1", "x", label)).orElse("none")).isEqualTo(tone);
    }

    @ParameterizedTest
    @CsvSource({"checked_out, warning", "in_stock, success"})
    void aLabelThatSaysNothingLeavesItToTheName(String name, String tone) {
        assertThat(Tones.of(new EnumValue("v1", name, "???"))).hasValue(tone);
    }
}
