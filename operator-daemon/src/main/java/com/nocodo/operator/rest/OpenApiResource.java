package com.nocodo.operator.rest;

import com.nocodo.operator.server.Hosts;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The API's description of itself. It is made from the code when nocodo is built: an operator that starts does not
/// read itself.
///
/// @see "docs/decisions/0046-springdoc.md"
@Hidden
@RestController
class OpenApiResource {
    static final String SESSION = "nocodo-session-PORT";

    private final Hosts hosts;

    OpenApiResource(Hosts hosts) {
        this.hosts = hosts;
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] document() {
        try (var made = Objects.requireNonNull(OpenApiResource.class.getResourceAsStream("openapi.json"))) {
            return new String(made.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(SESSION, "nocodo-session-" + hosts.port())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
