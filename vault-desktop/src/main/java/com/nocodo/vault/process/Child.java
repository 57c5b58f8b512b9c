package com.nocodo.vault.process;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A process of ours that this one started, and talks to through its input and output. Its input ends with this
/// process, however that ends, and each of our programs ends with its input.
public final class Child implements AutoCloseable {
    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /// @param log takes what it says on stderr, from the beginning
    public static Child start(Program program, Path log) {
        try {
            if (!Files.exists(log)) {
                Files.createFile(
                        log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            var builder = new ProcessBuilder(program.argv()).redirectError(log.toFile());
            var environment = program.environment(System.getenv());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Child(builder.start());
        } catch (IOException e) {
            throw Problem.unavailable(
                            "A part of the vault cannot be started: %s. Is there room on the disk, and memory?",
                            Reason.of(e))
                    .toException();
        }
    }

    /// What it reads.
    public OutputStream input() {
        return process.getOutputStream();
    }

    /// What it writes.
    public InputStream output() {
        return process.getInputStream();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /// Completes with its exit code.
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /// Ends it and what it started: asks first, by the end of its input, and insists when the patience is over.
    public void end(Duration patience) throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It reads nothing any more.
        }
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    /// Ends it at once, with what it started.
    public void kill() throws InterruptedException {
        var all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(5, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
