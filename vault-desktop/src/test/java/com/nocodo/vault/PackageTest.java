package com.nocodo.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The vault as a program of its own, built by the script that the launcher calls, and started from where it was
/// unpacked: by a machine that has no other Java.
@Tag("all")
class PackageTest {
    @TempDir
    Path folder;

    @Test
    void theImageAndTheInstallerStartWithoutAnyOtherJava() throws Exception {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        var made = folder.resolve("made");
        var built = run(
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "root",
                        root().toString(),
                        "dist",
                        jars().toString()),
                List.of("sh", root().resolve("scripts/package-vault.sh").toString(), made.toString()));
        assertThat(built.code()).as(built.said()).isZero();

        assertThat(vault(made.resolve("nocodo-vault/bin/nocodo-vault"), "status")
                        .said())
                .contains("There is no vault in this home yet");

        var installer = Files.list(made)
                .filter(file -> file.toString().endsWith(".deb"))
                .findFirst()
                .orElseThrow();
        var unpacked = folder.resolve("unpacked");
        var packed = run(Map.of(), List.of("dpkg-deb", "-x", installer.toString(), unpacked.toString()));
        assertThat(packed.code()).as(packed.said()).isZero();
        var installed = unpacked.resolve("opt/nocodo-vault/bin/nocodo-vault");
        Files.writeString(folder.resolve("password"), "correct horse battery staple\n");
        assertThat(vault(installed, "create", "--secrets-fd", "3").said()).contains("Recovery code: ");
        assertThat(vault(installed, "verify", "--secrets-fd", "3").said()).contains("All is as it was written.");
    }

    private Ran vault(Path program, String... words) throws IOException, InterruptedException {
        var argv = new java.util.ArrayList<>(List.of(
                "sh",
                "-c",
                "exec 3<\"$0\"; exec \"$@\"",
                folder.resolve("password").toString(),
                program.toString()));
        argv.addAll(List.of(words));
        if (!Files.exists(folder.resolve("password"))) {
            Files.createFile(folder.resolve("password"));
        }
        return run(Map.of("NOCODO_HOME", folder.resolve("home").toString()), argv);
    }

    private record Ran(int code, String said) {}

    /// With nothing of this machine's Java on the path.
    private Ran run(Map<String, String> environment, List<String> argv) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(argv).redirectErrorStream(true).redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ran(process.waitFor(), said);
    }

    private static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /// What the program consists of: the jars of the class path, and our own classes as jars.
    private Path jars() throws IOException, InterruptedException {
        var jars = Files.createDirectories(folder.resolve("jars"));
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var place = Path.of(entry);
            if (Files.isRegularFile(place)) {
                Files.copy(place, jars.resolve(place.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } else if (place.endsWith("classes")) {
                var module = place.getName(place.getNameCount() - 3);
                var jar = jars.resolve(module + "-0.jar").toString();
                var packed = run(
                        Map.of(),
                        List.of(System.getProperty("java.home") + "/bin/jar", "cf", jar, "-C", place.toString(), "."));
                assertThat(packed.code()).as(packed.said()).isZero();
            }
        }
        return jars;
    }
}
