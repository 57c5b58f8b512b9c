package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.SpecYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the backend of a `nocodo.yaml` to a folder, to look at it and to build it by hand:
/// `WriteApp nocodo.yaml FOLDER`.
public final class WriteApp {
    private WriteApp() {}

    public static void main(String[] arguments) throws IOException {
        var yaml = Files.readString(Path.of(arguments[0]));
        var folder = Path.of(arguments[1]);
        for (var file : BackendGenerator.generate(SpecYaml.read(yaml))) {
            var path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            if (!Files.exists(path) || !Files.readString(path).equals(file.content())) {
                Files.writeString(path, file.content());
            }
        }
    }
}
