package com.nocodo.operator.backup;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where a project's backups lie, a folder each: `app.db`, `files`, and the manifest. One has its name once it is
/// whole.
record BackupFolder(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(BackupFolder.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MANIFEST = "backup.json";
    private static final String PART = ".part";

    Path of(String id) {
        return folder.resolve(id);
    }

    Path part(String id) {
        return folder.resolve(id + PART);
    }

    /// Newest first. One whose manifest cannot be read is left alone.
    List<Backup> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Backup> all = new ArrayList<>();
        try (var found = Files.newDirectoryStream(folder)) {
            for (var one : found) {
                if (Backup.isId(one.getFileName().toString())) {
                    read(one, all);
                }
            }
        } catch (IOException e) {
            throw Problem.unavailable("The backups in %s cannot be listed: %s", folder, Reason.of(e))
                    .toException();
        }
        all.sort(Comparator.comparing(Backup::at).thenComparing(Backup::id).reversed());
        return all;
    }

    private static void read(Path one, List<Backup> all) {
        try {
            all.add(JSON.readValue(Files.readString(one.resolve(MANIFEST)), Backup.class));
        } catch (IOException | JacksonException e) {
            LOG.warn("{} is no backup that can be read: {}", one, e.getMessage());
        }
    }

    /// Written beside its place and moved into it, so that it is never half there.
    void write(Path one, Backup backup) throws IOException {
        var beside = one.resolve("." + MANIFEST + ".new");
        Files.writeString(beside, JSON.writeValueAsString(backup));
        force(beside);
        Files.move(beside, one.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// What a kill left of a backup that was being made or removed.
    void removeParts() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var found = Files.newDirectoryStream(folder, "*" + PART)) {
            found.forEach(Folders::remove);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be cleaned: %s", folder, Reason.of(e))
                    .toException();
        }
    }

    /// It loses its name first.
    void remove(Backup backup) {
        try {
            Files.move(of(backup.id()), part(backup.id()), StandardCopyOption.ATOMIC_MOVE);
            Folders.remove(part(backup.id()));
        } catch (IOException e) {
            throw Problem.unavailable("The backup %s cannot be removed: %s", backup.id(), Reason.of(e))
                    .toException();
        }
    }
}
