package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.generate.frontend.FrontendGenerator;
import com.nocodo.modes.intake.Intake;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes the app of a `nocodo.yaml` to a folder, to look at it and to build it by hand:
/// `WriteApp nocodo.yaml FOLDER`, or with the migration that a second spec needs: `WriteApp OLD.yaml FOLDER NEW.yaml`.
public final class WriteApp {
    private WriteApp() {}

    /// A spec as it is written, or what is understood of a description in words.
    private static AppSpec read(String path, String text) {
        return path.endsWith(".yaml")
                ? SpecYaml.read(text)
                : new Intake().understand(text).spec();
    }

    public static void main(String[] arguments) throws IOException {
        var text = Files.readString(Path.of(arguments[0]));
        var folder = Path.of(arguments[1]);
        var before = read(arguments[0], text);
        var files = new ArrayList<>(BackendGenerator.migrations(before));
        if (arguments.length == 3) {
            var after = SpecYaml.read(Files.readString(Path.of(arguments[2])));
            var change = MigrationGenerator.change(before, after);
            files.addAll(BackendGenerator.sources(after));
            files.addAll(FrontendGenerator.generate(after));
            files.addAll(change.files("00000000000002_change"));
            Stream.of(change.losses(), change.effects(), change.conflicts())
                    .flatMap(List::stream)
                    .forEach(count -> System.out.println(count.what() + ": " + count.sql(Dialect.SQLITE)));
        } else {
            files.addAll(BackendGenerator.sources(before));
            files.addAll(FrontendGenerator.generate(before));
        }
        for (var file : files) {
            var path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            if (!Files.exists(path) || !Files.readString(path).equals(file.content())) {
                Files.writeString(path, file.content());
            }
        }
    }
}
