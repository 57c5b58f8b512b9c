package com.nocodo.provisioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A file that travels with this module, and what the comments at its head say about it (`# title: …`).
record Resource(String name, String text) {

    private static final Pattern SAYS = Pattern.compile("# ([a-z]+): (.*)");

    static Resource read(String name) {
        try (var in = Resource.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("nocodo was built without its file " + name);
            return new Resource(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("nocodo's own file " + name + " cannot be read", e);
        }
    }

    String says(String key) {
        var said = head().get(key);
        if (said == null) throw new IllegalStateException("The file %s does not say '# %s: …'".formatted(name, key));
        return said;
    }

    String says(String key, String otherwise) {
        return head().getOrDefault(key, otherwise);
    }

    /// What is run: the file without the comments at its head.
    String body() {
        return text.lines()
                .dropWhile(line -> line.startsWith("#"))
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private Map<String, String> head() {
        var said = new TreeMap<String, String>();
        text.lines().takeWhile(line -> line.startsWith("#")).forEach(line -> {
            var match = SAYS.matcher(line);
            if (match.matches()) said.put(match.group(1), match.group(2));
        });
        return said;
    }
}
