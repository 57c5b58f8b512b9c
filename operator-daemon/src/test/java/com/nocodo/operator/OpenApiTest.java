package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the API says of itself is what its code says; `-Dgolden=write` renews it.
@SuppressWarnings("NullAway.Init") // set before all
class OpenApiTest {
    private static final Path SERVED = Path.of("src/main/resources/com/nocodo/operator/rest/openapi.json");
    private static final Path TYPES = Path.of("../docs/reference/operator-api.d.ts");
    private static final String ASKED = "springdoc.api-docs.enabled";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static JsonNode read;

    @BeforeAll
    static void readTheCode(@TempDir Path home) throws Exception {
        System.setProperty(ASKED, "true");
        try (var served = Served.home(home)) {
            read = served.get("/api/v1/read-from-the-code.json", "Cookie", served.signIn())
                    .json();
        } finally {
            System.clearProperty(ASKED);
        }
    }

    @Test
    void theServedDocumentIsTheNewest() throws Exception {
        assertNewest(SERVED, JSON.writeValueAsString(read) + "\n");
    }

    @Test
    void thePublishedTypesAreTheNewest() throws Exception {
        assertNewest(TYPES, TypeScript.of(read));
    }

    private static void assertNewest(Path file, String made) throws Exception {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, made);
        }

        assertThat(made).isEqualTo(Files.readString(file));
    }
}
