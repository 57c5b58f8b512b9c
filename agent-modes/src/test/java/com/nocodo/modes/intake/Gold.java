package com.nocodo.modes.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// One description of the development set with the facts that a right spec states (format in its README).
public record Gold(
        String id,
        String words,
        String language,
        Map<String, GoldEntity> entities,
        List<List<String>> relations,
        Map<String, List<String>> enums,
        List<String> roles,
        List<GoldRule> rules,
        List<String> reports,
        List<String> unique,
        List<String> outOfScope) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record GoldEntity(List<String> names, Map<String, String> fields) {}

    record GoldRule(String kind, String on) {}

    private record File(
            String language,
            Map<String, GoldEntity> entities,
            List<List<String>> relations,
            Map<String, List<String>> enums,
            List<String> roles,
            List<GoldRule> rules,
            List<String> reports,
            List<String> unique,
            List<String> outOfScope) {}

    public static List<Gold> all(String folder) {
        try (var folders = Files.list(Path.of("src/test/resources", folder))) {
            return folders.filter(Files::isDirectory).sorted().map(Gold::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Gold read(Path folder) {
        try {
            var f = YAML.readValue(Files.readString(folder.resolve("gold.yaml")), File.class);
            return new Gold(
                    folder.getFileName().toString(),
                    Files.readString(folder.resolve("description.txt")),
                    f.language(),
                    f.entities(),
                    some(f.relations()),
                    f.enums() == null ? Map.of() : f.enums(),
                    some(f.roles()),
                    some(f.rules()),
                    some(f.reports()),
                    some(f.unique()),
                    some(f.outOfScope()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> some(List<T> list) {
        return list == null ? List.of() : list;
    }
}
