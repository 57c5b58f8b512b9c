package com.nocodo.operator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppLimitsTest {
    private static final long MB = 1024 * 1024;

    @Test
    void everyLimitHasADefaultAndALineInTheReference() throws Exception {
        assertThat(AppLimits.of(Map.of()))
                .isEqualTo(new AppLimits(1024 * MB, 1000, 8 * MB, 4096 * MB, 1024, Duration.ofSeconds(30), true));
        assertThat(Files.readString(Path.of("../docs/reference/limits.md")))
                .contains("| `NOCODO_APP_MEMORY` | 1 GB |", "| `NOCODO_APP_PROCESSES` | 1000 |")
                .contains("| `NOCODO_APP_LOG` | 8 MB |", "| `NOCODO_APP_DATA` | 4 GB |")
                .contains("| `NOCODO_APP_FILES` | 1024 |", "| `NOCODO_APP_READY` | 30 |")
                .contains("| `NOCODO_APP_GROUPS` | auto |");
    }

    @Test
    void aSizeIsANumberWithOrWithoutAUnit() {
        assertThat(AppLimits.of(Map.of("NOCODO_APP_MEMORY", "33554432")).memory())
                .isEqualTo(32 * MB);
        assertThat(AppLimits.of(Map.of("NOCODO_APP_MEMORY", " 32M ")).memory()).isEqualTo(32 * MB);
        assertThat(AppLimits.of(Map.of("NOCODO_APP_MEMORY", "2 GB")).memory()).isEqualTo(2048 * MB);
        assertThat(AppLimits.words(2048 * MB)).isEqualTo("2 GB");
        assertThat(AppLimits.words(1536 * MB)).isEqualTo("1536 MB");
    }

    @ParameterizedTest
    @CsvSource({
        "NOCODO_APP_MEMORY, much", "NOCODO_APP_MEMORY, -1", "NOCODO_APP_MEMORY, 1 KB",
        "NOCODO_APP_MEMORY, 999999999999 GB", "NOCODO_APP_DATA, 0", "NOCODO_APP_PROCESSES, 1",
        "NOCODO_APP_FILES, 1e9", "NOCODO_APP_READY, soon", "NOCODO_APP_GROUPS, maybe"
    })
    void aSettingThatIsNoneIsRefusedByItsName(String name, String text) {
        assertThatThrownBy(() -> AppLimits.of(Map.of(name, text)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(name + "=" + text)
                .hasMessageContaining("leave it away");
    }
}
