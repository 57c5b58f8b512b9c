package com.nocodo.operator.home;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folders of one home: everything that must not be lost lies under `root`, what can be had again under `cache`.
public record Home(Path root, Path cache) {
    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");

    /// Makes the folders, closed to other users. A root that is there already keeps its mode.
    ///
    /// @param root the home's state
    /// @param environment of this process; `NOCODO_CACHE` and `XDG_CACHE_HOME` are read
    public static Home open(Path root, Map<String, String> environment) {
        var cache = Optional.ofNullable(environment.get("NOCODO_CACHE"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(() -> Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                        .filter(text -> !text.isBlank())
                        .map(Path::of)
                        .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("nocodo"));
        var home = new Home(
                root.toAbsolutePath().normalize(), cache.toAbsolutePath().normalize());
        try {
            if (!Files.isDirectory(home.root)) {
                Files.createDirectories(home.root, PosixFilePermissions.asFileAttribute(OURS_ALONE));
            }
            for (var folder : List.of(home.projects(), home.run(), home.states())) {
                Files.createDirectories(folder);
                close(folder);
            }
            Files.createDirectories(home.cache);
        } catch (IOException e) {
            throw Problem.unavailable(
                            "The folder %s cannot be written (%s). Set NOCODO_HOME to a folder of yours, or make room.",
                            home.root, Reason.of(e))
                    .toException();
        }
        return home;
    }

    /// A disk without modes is used all the same.
    private static void close(Path folder) {
        try {
            if (!Files.getPosixFilePermissions(folder).equals(OURS_ALONE)) {
                Files.setPosixFilePermissions(folder, OURS_ALONE);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("{} cannot be closed to other users: {}", folder, Reason.of(e));
        }
    }

    public Path database() {
        return root.resolve("operator.db");
    }

    /// Held while a project gets its name and its place.
    public Path planningLock() {
        return root.resolve("planning.lock");
    }

    public Path projects() {
        return root.resolve("projects");
    }

    /// Notes of the processes that this home has started.
    public Path run() {
        return root.resolve("run");
    }

    /// What belongs to one project but not to its repository: data, logs, credentials, the proven binary.
    public Path stateOf(String project) {
        if (!project.matches("[0-9a-z_]{1,40}")) { // it is the name of a folder
            throw new IllegalArgumentException("Not the id of a project: %.60s".formatted(project));
        }
        return states().resolve(project);
    }

    /// Held by whoever builds, changes, restores, backs up or deletes the project.
    public Path buildLock(String project) {
        return stateOf(project).resolve("build.lock");
    }

    /// Held by whoever starts or ends its application, or exchanges its program or its data.
    public Path previewLock(String project) {
        return stateOf(project).resolve("preview.lock");
    }

    /// The ids of the projects of which there is something beside their repository.
    public List<String> projectsWithState() {
        try (var folders = Files.list(states())) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be read: %s", states(), Reason.of(e))
                    .toException();
        }
    }

    private Path states() {
        return root.resolve("state");
    }

    public Path cargoTarget() {
        return cache.resolve("cargo-target");
    }

    public Path npm() {
        return cache.resolve("npm");
    }

    public Path toolchains() {
        return cache.resolve("toolchains");
    }
}
