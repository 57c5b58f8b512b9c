package com.nocodo.vault.file;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where sealed backups of servers lie, beside the vault's file: one file each, which has its name once it is whole.
public final class BackupFolder {
    private static final String ENDING = ".sealed";
    private static final Pattern PART = Pattern.compile("\\..{1,80}\\.part");

    private final Path folder;

    /// @param vault the vault's own folder
    public BackupFolder(Path vault) {
        this.folder = vault.resolve("backups");
    }

    public Path file(String id) {
        if (!id.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("Not a backup's id: '%.50s'".formatted(id));
        }
        return folder.resolve(id + ENDING);
    }

    /// Makes the folder where there is none, closed to others.
    public void make() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, VaultFolder.ours(folder, "rwx------"));
            }
            VaultFolder.refuseOthers(folder, "700");
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// How large its file is; nothing where there is none.
    public OptionalLong size(String id) {
        try {
            return OptionalLong.of(Files.size(file(id)));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    public void remove(String id) {
        NewFile.remove(file(id));
    }

    /// The ids of all whose file is whole.
    public Set<String> ids() {
        return names().stream()
                .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Removes what somebody was killed while writing. Nobody writes now.
    public void sweep() {
        names().stream()
                .filter(name -> PART.matcher(name).matches())
                .forEach(name -> NewFile.remove(folder.resolve(name)));
    }

    private Set<String> names() {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private RuntimeException unusable(IOException e) {
        return Problem.unavailable("The folder of backups %s cannot be used: %s", folder, Reason.of(e))
                .toException();
    }
}
