package com.nocodo.operator.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a build may leave in an application's folder, and what the operator would do with it.
class PlantedTest {
    @TempDir
    Path folder;

    private Path application;
    private Path ran;
    private Git git;

    @BeforeEach
    void make() throws Exception {
        application = folder.resolve("application");
        ran = folder.resolve("ran");
        git = git(application);
        git.init();
        Files.writeString(application.resolve("a.txt"), "a");
        git.commit("First", "Nocodo-Task: 1");
    }

    private Git git(Path repository) {
        var runner = new ProcessRunner(
                new ProcessNotes(folder), Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString()));
        return new Git(runner, repository, folder.resolve(repository.getFileName() + ".log"));
    }

    /// A repository whose settings name a program, which git would run.
    private void plant(Path place) throws Exception {
        var inner = git(place);
        inner.init();
        Files.writeString(place.resolve("b.txt"), "b");
        inner.commit("Inner", "Nocodo-Task: 2");
        var program = Files.writeString(folder.resolve("program"), "#!/bin/sh\ntouch " + ran + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var config = place.resolve(".git/config");
        Files.writeString(config, Files.readString(config) + "\n[core]\n\tfsmonitor = " + program + "\n");
    }

    @Test
    void aRepositoryInsideTheApplicationsIsRefusedBeforeItsSettingsCount() throws Exception {
        plant(application.resolve("frontend/inner"));

        assertThatThrownBy(() -> git.commit("More", "Nocodo-Task: 3"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("frontend/inner/.git");
        assertThatThrownBy(git::status).isInstanceOf(ProblemException.class);
        assertThat(ran).doesNotExist();
    }

    @Test
    void aLinkOutOfTheApplicationIsNotWrittenThrough() throws IOException {
        var other = Files.createDirectories(folder.resolve("other/src"));
        Files.createSymbolicLink(application.resolve("src"), other);
        var secret = Files.writeString(folder.resolve("secret"), "keep me");
        Files.createSymbolicLink(application.resolve(".main.rs.new"), secret);
        var workspace = new Workspace(application);

        assertThatThrownBy(() -> workspace.write(List.of(file("src/main.rs"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("leads out of");
        assertThatThrownBy(() -> workspace.delete("src/main.rs")).isInstanceOf(ProblemException.class);
        workspace.write(List.of(file("main.rs")));

        assertThat(other).isEmptyDirectory();
        assertThat(secret).hasContent("keep me");
        assertThat(application.resolve("main.rs")).hasContent("code");
    }

    private static GeneratedFile file(String path) {
        return new GeneratedFile(path, "code", GeneratedFile.Owner.GENERATOR);
    }
}
