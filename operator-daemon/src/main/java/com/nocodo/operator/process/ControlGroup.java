package com.nocodo.operator.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A control group (version 2) of one application: no process in it can leave it, whatever it does to its parent, its
/// session or its environment.
///
/// @see "docs/decisions/0054-limits-of-applications.md"
final class ControlGroup {
    private static final Logger LOG = LoggerFactory.getLogger(ControlGroup.class);
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final Path OWN = Path.of("/proc/self/cgroup");

    private final Path folder;

    private ControlGroup(Path folder) {
        this.folder = folder;
    }

    /// The group of that name, whether it is there yet or not; nothing where we may not make one.
    static Optional<ControlGroup> named(String name) {
        return parent().map(parent -> new ControlGroup(parent.resolve(name)));
    }

    /// One that somebody else made.
    static ControlGroup at(Path folder) {
        return new ControlGroup(folder);
    }

    /// Our own group or the next one above in which we may make others: the first that hands on limits, else the first.
    private static Optional<Path> parent() {
        var candidates = mount().stream().flatMap(ControlGroup::upwards).toList();
        return candidates.stream()
                .filter(place -> limits(place.resolve("cgroup.subtree_control")))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private static boolean limits(Path controllers) {
        var names = List.of(Proc.text(controllers).strip().split(" "));
        return names.contains("memory") && names.contains("pids");
    }

    private static Optional<Path> mount() {
        return Proc.text(MOUNTS)
                .lines()
                .filter(line -> line.contains(" - cgroup2 "))
                .map(line -> line.split(" "))
                .filter(fields -> fields.length > 4 && fields[3].equals("/"))
                .map(fields -> Path.of(fields[4]))
                .findFirst();
    }

    private static Stream<Path> upwards(Path mount) {
        var own = Proc.text(OWN)
                .lines()
                .filter(line -> line.startsWith("0::/"))
                .map(line -> mount.resolve(line.substring("0::/".length())).normalize())
                .filter(place -> place.startsWith(mount))
                .findFirst();
        List<Path> places = new ArrayList<>();
        for (var place = own.orElse(null); place != null && place.startsWith(mount); place = place.getParent()) {
            if (Files.isWritable(place) && Files.isWritable(place.resolve("cgroup.procs"))) {
                places.add(place);
            }
        }
        return places.stream();
    }

    /// Makes it, with the limits that the machine lets us set here.
    ///
    /// @throws IOException when it cannot be made after all
    void make(AppLimits limits) throws IOException {
        Files.createDirectories(folder);
        set("memory.max", Long.toString(limits.memory()));
        set("memory.swap.max", "0");
        set("memory.oom.group", "1");
        set("pids.max", Integer.toString(limits.tasks()));
    }

    private void set(String name, String value) throws IOException {
        if (Files.exists(folder.resolve(name))) { // else that is left to whoever watches
            Files.writeString(folder.resolve(name), value);
        }
    }

    /// The file through which a process joins.
    Path door() {
        return folder.resolve("cgroup.procs");
    }

    List<Long> members() {
        return Proc.text(door())
                .lines()
                .map(Long::valueOf)
                .filter(pid -> pid > 0)
                .toList();
    }

    /// What all in it take together; nothing where it is gone, or the system has groups of another kind.
    Application.Usage usage() {
        var memory = "\n" + Proc.text(folder.resolve("memory.stat")).replace(' ', ':');
        var tasks = Proc.text(folder.resolve("pids.current")).strip();
        return new Application.Usage(
                Proc.status(memory, "anon") + Proc.status(memory, "shmem"),
                tasks.isEmpty() ? 0 : Long.parseLong(tasks));
    }

    /// Whether the system ended something in it for its memory.
    boolean ranOutOfMemory() {
        return Proc.status(
                        "\n" + Proc.text(folder.resolve("memory.events")).replace("oom_kill ", "oom_kill:"), "oom_kill")
                > 0;
    }

    void kill() {
        try {
            if (Files.exists(folder.resolve("cgroup.kill"))) {
                Files.writeString(folder.resolve("cgroup.kill"), "1");
            }
        } catch (IOException e) {
            LOG.warn("{} is not ended at once: {}", folder, e.getMessage());
        }
    }

    /// Removes it once nobody is in it any more.
    void remove() throws InterruptedException {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                Files.deleteIfExists(folder);
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(20); // what has ended is still being cleared away
            }
        }
        LOG.warn("the empty control group {} stays", folder);
    }
}
