package com.nocodo.vault.ssh;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// OpenSSH's own server on a free port of loopback, with a host key and one accepted key that the test knows.
public final class RealSshd implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private final Process process;
    private final int port;
    public final SshKey host = SshKey.random(new SecureRandom());
    public final SshKey user = SshKey.random(new SecureRandom());

    /// @param more lines of its configuration
    public RealSshd(Path folder, String... more) throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(PROGRAM))
                .as("OpenSSH's server is installed")
                .isTrue();
        assumeThat(System.getProperty("user.name")).as("the user").isEqualTo("root");
        Files.createDirectories(Path.of("/run/sshd"));
        secret(folder.resolve("host"), host.privateFile("host"));
        secret(folder.resolve("keys"), (user.publicLine("test") + "\n").getBytes());
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var lines = new java.util.ArrayList<>(List.of(
                "ListenAddress 127.0.0.1",
                "HostKey " + folder.resolve("host"),
                "AuthorizedKeysFile " + folder.resolve("keys"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                // the start-up files of whoever runs the tests may wait, write or fail
                "SetEnv HOME=" + folder,
                "PermitUserRC no",
                "PasswordAuthentication no"));
        lines.addAll(List.of(more));
        var config = folder.resolve("sshd_config");
        Files.write(config, lines);
        process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config.toString(), "-p", "" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        awaitOpen();
    }

    private void awaitOpen() throws IOException, InterruptedException {
        for (int tries = 0; tries < 100 && process.isAlive(); tries++) {
            try (var socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IOException("sshd does not answer");
    }

    private static void secret(Path file, byte[] content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
    }

    public SshTarget target() {
        return new SshTarget("127.0.0.1", port, "root", host.publicKey());
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor(5, TimeUnit.SECONDS);
    }
}
