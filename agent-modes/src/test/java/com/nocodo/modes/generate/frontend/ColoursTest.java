package com.nocodo.modes.generate.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColoursTest {
    private static final double WCAG = 4.5;

    @ParameterizedTest
    @ValueSource(strings = {"#0f766e", "#f59e0b", "#ffffff", "#000000", "#ffff00", "#3366ff"})
    void anyBrandColourCanBeReadOnLightAndDark(String brand) {
        var onLight = Colours.readable(brand, "#ffffff", "#000000");
        var onDark = Colours.readable(brand, "#171c24", "#ffffff");

        assertThat(Colours.contrast(onLight, "#ffffff")).isGreaterThanOrEqualTo(WCAG);
        assertThat(Colours.contrast(onDark, "#171c24")).isGreaterThanOrEqualTo(WCAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#0f766e", "#1d4ed8"})
    void aColourThatCanBeReadStaysAsItIs(String brand) {
        assertThat(Colours.readable(brand, "#ffffff", "#000000")).isEqualTo(brand);
    }
}
