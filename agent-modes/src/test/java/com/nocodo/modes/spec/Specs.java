package com.nocodo.modes.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Specs for tests, read from files beside this class.
public final class Specs {
    private Specs() {}

    public static String text(String name) {
        try (var in = Objects.requireNonNull(Specs.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A driving school with four entities, one workflow, three rules and two reports.
    public static AppSpec school() {
        return SpecYaml.read(text("school.yaml"));
    }
}
