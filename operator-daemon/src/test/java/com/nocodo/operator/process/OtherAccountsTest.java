package com.nocodo.operator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherAccountsTest {
    @TempDir
    Path folder;

    private Path client;
    private ProcessRunner runner;

    /// A client that says how it was called, and runs nothing.
    @BeforeEach
    void install() throws IOException {
        client = Files.writeString(folder.resolve("run-as"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
        runner = new ProcessRunner(
                new ProcessNotes(Files.createDirectory(folder.resolve("run"))),
                Map.of("PATH", "/usr/bin:/bin", "NOCODO_RUN_AS", client.toString()));
    }

    private Command command() {
        return new Command(
                List.of("echo", "--write", "x y"), folder, Map.of(), folder.resolve("log"), Duration.ofSeconds(20));
    }

    private List<String> said(Command command) throws Exception {
        assertThat(runner.run(command, line -> {}).ok()).isTrue();
        return Files.readAllLines(command.log());
    }

    @Test
    void whatIsNotOursIsHandedToAnotherAccountWithWhatItMayReach() throws Exception {
        var made = folder.resolve("made/by/us");

        var said = said(command().in(Sandbox.build(List.of(made), List.of(client))));

        assertThat(said)
                .containsExactly(
                        "build",
                        "--write",
                        made.toString(),
                        "--read",
                        client.toString(),
                        "--",
                        "echo",
                        "--write",
                        "x y");
        assertThat(made).isDirectory();
    }

    @Test
    void whatIsOursRunsAsWeDo() throws Exception {
        assertThat(said(command())).containsExactly("--write x y");
    }

    @Test
    void aTrialHasAnotherAccountThanTheApplicationAndTwoApplicationsHaveTwo() throws Exception {
        var trial = said(command().in(Sandbox.trial(folder.resolve("a"), folder, client)));
        var other = said(command().in(Sandbox.trial(folder.resolve("b"), folder, client)));

        assertThat(trial.getFirst()).isEqualTo("application");
        assertThat(trial).contains("--memory", "--size").doesNotContain("--name");
        assertThat(trial.get(1))
                .matches("[0-9a-f-]{36}")
                .isNotEqualTo(other.get(1))
                .isNotEqualTo(Sandbox.id(folder.resolve("a")).toString());
    }

    @Test
    void anApplicationIsStartedUnderItsLimitsAndItsDatabaseIsOurs() throws Exception {
        var data = Files.createDirectory(folder.resolve("data"));
        var log = folder.resolve("app.log");
        var command = AppCommand.of(client, 4711, data, "a@example.org", client, log, Duration.ofSeconds(5));

        var started = runner.application(folder.resolve("state")).start(command);
        started.process().waitFor();
        started.awaitLog();

        var id = Sandbox.id(folder.resolve("state")).toString();
        assertThat(Files.readAllLines(log))
                .startsWith("application", id, "--memory", "1073741824", "--tasks", "1000")
                .containsSequence("--name", id)
                .containsSequence("--", client.toString());
        assertThat(data.resolve("app.db")).isEmptyFile();
    }

    @Test
    void aSettingThatNamesNoProgramIsRefused() {
        assertThatThrownBy(() -> new ProcessRunner(
                        new ProcessNotes(folder),
                        Map.of("NOCODO_RUN_AS", folder.resolve("none").toString())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("NOCODO_RUN_AS");
    }

    @Test
    void whereAnAccountListensIsToldByTheSystem() throws Exception {
        var number = (Integer) Files.getAttribute(folder, "unix:uid");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Listening.ofAccount(OptionalLong.of(number))).contains("127.0.0.1:" + socket.getLocalPort());
            assertThat(Listening.ofAccount(OptionalLong.of(4_000_000_000L))).isEmpty();
            assertThat(Listening.ofAccount(OptionalLong.empty())).isEmpty();
        }
    }
}
