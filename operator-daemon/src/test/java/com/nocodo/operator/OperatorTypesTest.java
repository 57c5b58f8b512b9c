package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/reference/operator-api.d.ts` is what the API says of itself; `-Dgolden=write` renews it.
class OperatorTypesTest {
    private static final Path PUBLISHED = Path.of("../docs/reference/operator-api.d.ts");

    @Test
    void thePublishedTypesAreTheNewest(@TempDir Path home) throws Exception {
        String types;
        try (var served = Served.home(home)) {
            types = TypeScript.of(served.get("/api/v1/openapi.json", "Cookie", served.signIn())
                    .json());
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PUBLISHED, types);
        }

        assertThat(types).isEqualTo(Files.readString(PUBLISHED));
    }
}
