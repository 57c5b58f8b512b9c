package com.nocodo.operator.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One small file for each process that runs, so that what a killed operator left behind is found and ended by the
/// next one. A process is known by its id and its start time, since ids are used again.
public final class ProcessNotes {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessNotes.class);

    private final Path folder;

    public ProcessNotes(Path folder) {
        this.folder = folder;
    }

    void started(ProcessHandle process) {
        var owner = ProcessHandle.current();
        try {
            var beside = folder.resolve(process.pid() + ".new");
            Files.writeString(beside, identity(process) + "\n" + identity(owner) + "\n");
            Files.move(beside, note(process.pid()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("process {} is not noted: {}", process.pid(), e.getMessage());
        }
    }

    void ended(long pid) {
        try {
            Files.deleteIfExists(note(pid));
        } catch (IOException e) {
            LOG.warn("note of process {} stays: {}", pid, e.getMessage());
        }
    }

    private Path note(long pid) {
        return folder.resolve(pid + ".process");
    }

    /// Whether somebody who is there has it in their hand, and ends it.
    boolean held(ProcessHandle process) {
        try {
            var lines = lines(note(process.pid()));
            return ownerIsThere(lines) && lines.getFirst().equals(identity(process));
        } catch (IOException e) {
            return false; // nobody has noted it
        }
    }

    /// Ends what runs on although its owner is gone.
    public void endOrphans() throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "*.process")) {
            for (var file : files) {
                endOrphan(file);
            }
        } catch (IOException e) {
            LOG.warn("left-over processes cannot be looked for: {}", e.getMessage());
        }
    }

    private static void endOrphan(Path note) throws IOException, InterruptedException {
        List<String> lines;
        try {
            lines = lines(note);
        } catch (NoSuchFileException e) {
            return; // its owner has ended it in the meantime
        }
        if (ownerIsThere(lines)) {
            return;
        }
        for (var left : lines.isEmpty()
                ? List.<ProcessHandle>of()
                : find(lines.getFirst()).stream().toList()) {
            ProcessRunner.end(left);
        }
        Files.deleteIfExists(note);
    }

    private static List<String> lines(Path note) throws IOException {
        return new String(Files.readAllBytes(note), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static boolean ownerIsThere(List<String> lines) {
        return lines.size() == 2 && find(lines.getLast()).isPresent();
    }

    /// A process by id and start time, as one line.
    public static String identity(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toString).orElse("?");
    }

    /// The process of that identity, if it still runs. What is no identity is nobody's.
    public static Optional<ProcessHandle> find(String identity) {
        var space = identity.indexOf(' ');
        if (!identity.matches("\\d{1,18} .+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(identity.substring(0, space)))
                .filter(ProcessHandle::isAlive)
                .filter(p -> identity(p).equals(identity));
    }
}
