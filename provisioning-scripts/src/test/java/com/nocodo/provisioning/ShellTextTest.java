package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "it's",
                "''",
                "'; echo out; '",
                "$(touch /tmp/x)",
                "`id`",
                "\"",
                "\\",
                "a\nb\n",
                "-rf",
                "*",
                "~",
                "$HOME",
                "ü€",
                "\u0001\u007f",
                "'\"'\"'",
                "\\'",
                "end\n'EOF'\n"
            })
    void aShellReadsExactlyWhatWasGiven(String value) throws Exception {
        assertThat(echoed(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aShellReadsExactlyWhatWasGivenForAnyText(long seed) throws Exception {
        var random = new Random(seed);
        var alphabet = "'\"\\$`;&|<>(){}[]*?~#!\n\t -=aé";
        var value = new StringBuilder();
        for (int i = 0; i < 60; i++) value.append(alphabet.charAt(random.nextInt(alphabet.length())));

        assertThat(echoed(value.toString())).isEqualTo(value.toString());
    }

    @Test
    void whatNoShellCanTakeIsRefused() {
        assertThatThrownBy(() -> ShellText.quote("a\0b")).hasMessageContaining("NUL");
        assertThatThrownBy(() -> ShellText.quote("\ud800")).hasMessageContaining("surrogate");
    }

    private static String echoed(String value) throws Exception {
        var process = new ProcessBuilder("sh", "-s").redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(("printf '%s' " + ShellText.quote(value) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
