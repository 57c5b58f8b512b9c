package com.nocodo.provisioning;

import java.util.List;
import java.util.Map;

/// Writes YAML of which nothing can break out: every text is double-quoted, and all that is not printable ASCII is
/// escaped. A block style that people can read; no anchors, tags or plain scalars.
final class Yaml {

    private final StringBuilder text = new StringBuilder();

    private Yaml() {}

    /// @param map of texts, booleans, lists and maps
    static String of(Map<String, ?> map) {
        var yaml = new Yaml();
        yaml.map(map, "");
        return yaml.text.toString();
    }

    private void map(Map<?, ?> map, String indent) {
        map.forEach((key, value) -> {
            text.append(indent).append(quoted(key.toString())).append(':');
            value(value, indent + "  ");
        });
    }

    private void value(Object value, String indent) {
        switch (value) {
            case String word -> text.append(' ').append(quoted(word)).append('\n');
            case Boolean truth -> text.append(' ').append(truth).append('\n');
            case List<?> list -> {
                text.append('\n');
                list.forEach(item -> item(item, indent));
            }
            case Map<?, ?> map -> {
                text.append('\n');
                map(map, indent);
            }
            default ->
                throw new IllegalArgumentException(
                        "No YAML for a " + value.getClass().getSimpleName());
        }
    }

    private void item(Object item, String indent) {
        text.append(indent).append('-');
        value(item, indent + "  ");
    }

    static String quoted(String word) {
        var quoted = new StringBuilder("\"");
        word.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (c >= ' ' && c < 127) quoted.appendCodePoint(c);
                    else quoted.append("\\U%08X".formatted(c));
                }
            }
        });
        return quoted.append('"').toString();
    }
}
