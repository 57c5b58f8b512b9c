package com.nocodo.operator.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainsTest {
    @TempDir
    Path folder;

    @Test
    void manyWhoLookAtOnceInOneHomeAllFindTheTool() throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.writeString(bin.resolve("cargo"), "#!/bin/sh\nsleep 0.2\necho cargo 1.95.0\n");
        assertThat(bin.resolve("cargo").toFile().setExecutable(true)).isTrue();
        var environment = Map.of(
                "PATH",
                bin + ":/usr/bin:/bin",
                "NOCODO_CACHE",
                folder.resolve("cache").toString());
        var home = Home.open(folder.resolve("home"), environment);

        List<Future<Optional<Tool>>> found = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 20; n++) {
                var runner = new ProcessRunner(new ProcessNotes(home.run()), environment);
                found.add(threads.submit(() -> new Toolchains(home, runner, environment).cargo()));
                Thread.sleep(20); // so that one begins while another reads
            }
        }

        for (var one : found) {
            assertThat(one.get()).map(Tool::version).contains("1.95.0");
        }
        assertThat(home.run()).isEmptyDirectory();
    }
}
