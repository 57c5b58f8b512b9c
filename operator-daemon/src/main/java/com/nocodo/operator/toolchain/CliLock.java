package com.nocodo.operator.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Which package a coding CLI is, by its version and the SHA-512 of what is downloaded. Written by
/// `scripts/coding-clis.sh`.
///
/// @param name of the package
record CliLock(String name, String version, String text) {

    static CliLock read(String id) {
        try (var file = CliLock.class.getResourceAsStream("cli/" + id + ".json")) {
            if (file == null) {
                throw new IllegalStateException("the lock of " + id + " is not packed");
            }
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var wanted = JsonMapper.shared()
                    .readTree(text)
                    .at("/packages//dependencies")
                    .properties()
                    .iterator()
                    .next();
            return new CliLock(wanted.getKey(), wanted.getValue().stringValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The two files from which npm installs exactly that.
    void writeTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("package-lock.json"), text);
        Files.writeString(
                folder.resolve("package.json"),
                JsonMapper.shared().writeValueAsString(Map.of("private", true, "dependencies", Map.of(name, version))));
    }
}
