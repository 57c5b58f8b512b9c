package com.nocodo.operator.bench;

import com.nocodo.operator.process.Command;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Spring Boot and Vaadin with one page and nothing of ours: the same versions, and the same bundle for the browser.
final class EmptyApplication {
    /// Of our class path, what only we need.
    private static final Pattern OURS = Pattern.compile("(operator-|nocodo-|shared-protocol|agent-modes|bcprov|"
            + "db-scheduler|fastcsv|fastexcel|aalto|stax2|flyway|sqlite|spring-security|spring-boot-security|"
            + "spring-boot-starter-security|spring-jdbc|spring-tx|spring-modulith|springdoc|swagger|opennlp|picocli|"
            + "commons-lang3|snakeyaml-engine|jackson-dataformat|jackson-datatype|jackson-core-2|jackson-databind-2|"
            + "jakarta.xml|webauthn4j|nimbus-|oauth2-|content-type|json-smart|accessors-smart|asm-|lang-tag|jcip|"
            + "jakarta.mail|angus-|jakarta.activation|spring-context-support|highlightjs).*\\.(jar|aot)");

    private final Path folder;
    private final List<Path> classPath = new ArrayList<>();

    private EmptyApplication(Path folder) {
        this.folder = folder;
    }

    static EmptyApplication compiled(Workplace workplace) throws IOException, InterruptedException {
        var made = new EmptyApplication(Files.createDirectories(workplace.root().resolve("empty")));
        var classes = Files.createDirectories(made.folder.resolve("classes"));
        made.classPath.add(classes);
        for (var jar : Launch.classPath()) {
            var name = jar.getFileName().toString();
            if (name.startsWith("operator-webapp")) {
                bundle(jar, classes);
            }
            if (!OURS.matcher(name).matches()) {
                made.classPath.add(jar);
            }
        }
        made.compile(workplace, classes);
        return made;
    }

    /// What Vaadin serves to browsers.
    private static void bundle(Path jar, Path classes) throws IOException {
        try (var inside = FileSystems.newFileSystem(jar);
                var files = Files.walk(inside.getPath("META-INF", "VAADIN"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = classes.resolve(file.toString().replaceFirst("^/", ""));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private void compile(Workplace workplace, Path classes) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of(
                Launch.tool("javac"),
                "-nowarn",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                String.join(":", classPath.stream().map(Path::toString).toList())));
        for (var source : List.of("Application.java", "Page.java")) {
            try (var in = Objects.requireNonNull(EmptyApplication.class.getResourceAsStream("empty/" + source))) {
                Files.copy(in, folder.resolve(source));
            }
            argv.add(folder.resolve(source).toString());
        }
        workplace.run(folder, argv.toArray(String[]::new));
    }

    /// What ours learns after it is built, this learns, too: one start, and its first page.
    void learn(Workplace workplace) throws IOException, InterruptedException {
        var jar = folder.resolve("empty.jar");
        workplace.run(
                folder,
                Launch.tool("jar"),
                "cf",
                jar.toString(),
                "-C",
                classPath.getFirst().toString(),
                ".");
        classPath.set(0, jar); // what is learnt of folders is not kept
        var once = command(0, "-XX:AOTCacheOutput=" + cache(), "--once");
        workplace.run(folder, once.argv().toArray(String[]::new));
    }

    Command bare(int port) {
        return command(port, "-XX:AOTMode=off");
    }

    Command learnt(int port) {
        return command(port, "-XX:AOTCache=" + cache());
    }

    private Path cache() {
        return folder.resolve("empty.aot");
    }

    private Command command(int port, String flag, String... more) {
        List<String> flags = new ArrayList<>(Launch.unlearntFlags());
        flags.add(flag);
        List<String> arguments =
                new ArrayList<>(List.of("empty.Application", "--server.port=" + port, "--server.address=127.0.0.1"));
        arguments.addAll(List.of(more));
        return Launch.java(classPath, flags, arguments, Map.of(), folder);
    }
}
