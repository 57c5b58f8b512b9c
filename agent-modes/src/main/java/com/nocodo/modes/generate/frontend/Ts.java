package com.nocodo.modes.generate.frontend;

import java.util.List;
import java.util.stream.Collectors;

/// Pieces of TypeScript source.
final class Ts {
    private static final int WIDTH = 120;

    private Ts() {}

    /// A string literal.
    static String text(String value) {
        var out = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\u2028' -> out.append("\\u2028");
                case '\u2029' -> out.append("\\u2029");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }

    static List<String> texts(List<String> values) {
        return values.stream().map(Ts::text).toList();
    }

    /// `["a", "b"]` on one line where it fits behind what stands before it, else an item a line.
    static String list(List<String> items, int indent, int before) {
        return enclosed("[", items, "]", indent, before);
    }

    /// `{ a: 1, b: 2 }`, folded like [#list].
    static String object(List<String> entries, int indent, int before) {
        return entries.isEmpty() ? "{}" : enclosed("{ ", entries, " }", indent, before);
    }

    private static String enclosed(String open, List<String> items, String close, int indent, int before) {
        var line = open + String.join(", ", items) + close;
        if (indent + before + line.length() + 1 <= WIDTH && !line.contains("\n")) {
            return line;
        }
        return lines(open.strip(), items, close.strip(), indent);
    }

    /// An item a line, with a comma behind each.
    static String lines(String open, List<String> items, String close, int indent) {
        if (items.isEmpty()) {
            return open + close;
        }
        var pad = " ".repeat(indent);
        return items.stream()
                .map(item -> pad + "  " + item + ",\n")
                .collect(Collectors.joining("", open + "\n", pad + close));
    }

    /// Import lines, in order and each once.
    static String imports(List<String> lines) {
        return lines.stream()
                .distinct()
                .sorted((a, b) -> source(a).compareTo(source(b)))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String source(String importLine) {
        return importLine.substring(importLine.lastIndexOf(" from "));
    }

    /// Text inside of JSX or HTML.
    static String html(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// A JSX attribute of text: `title="Lessons"`, in braces where the text needs escapes.
    static String attribute(String value) {
        return value.matches("[^\"&{}<>\\\\\\p{Cntrl}]*") ? '"' + value + '"' : "{" + text(value) + "}";
    }
}
