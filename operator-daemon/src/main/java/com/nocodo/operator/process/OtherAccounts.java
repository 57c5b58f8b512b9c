package com.nocodo.operator.process;

import com.nocodo.protocol.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// The program through which we run others as other accounts; root's helper at the other end starts them. Whoever ends
/// the one ends the other.
///
/// @param client `NOCODO_RUN_AS`
record OtherAccounts(Path client) {
    private static final Path ACCOUNTS = Path.of("/etc/passwd");
    private static final Path GROUPS = Path.of("/sys/fs/cgroup/nocodo.slice");

    /// @throws com.nocodo.protocol.ProblemException when the setting names no program
    static Optional<OtherAccounts> of(Map<String, String> environment) {
        var named = environment.getOrDefault("NOCODO_RUN_AS", "").strip();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.isExecutable(Path.of(named))) {
            throw Problem.invalid("NOCODO_RUN_AS=%.80s is no program. Nothing is built without it.", named)
                    .toException();
        }
        return Optional.of(new OtherAccounts(Path.of(named)));
    }

    /// The command that runs another one in its sandbox, an application under limits.
    List<String> argv(Sandbox sandbox, AppLimits limits, List<String> argv) {
        return argv(sandbox, sandbox.application().isPresent() ? options(limits) : List.of(), argv);
    }

    /// The same for an application that runs on, and is found by its name.
    List<String> named(Sandbox sandbox, AppLimits limits, List<String> argv) {
        var options = new ArrayList<>(options(limits));
        options.addAll(List.of("--name", sandbox.application().orElseThrow().toString()));
        return argv(sandbox, options, argv);
    }

    private static List<String> options(AppLimits limits) {
        return List.of(
                "--memory",
                Long.toString(limits.memory()),
                "--tasks",
                Integer.toString(limits.tasks()),
                "--files",
                Integer.toString(limits.files()),
                "--size",
                Long.toString(limits.data()));
    }

    private List<String> argv(Sandbox sandbox, List<String> options, List<String> argv) {
        var all = new ArrayList<>(List.of(client.toString()));
        all.addAll(sandbox.application()
                .map(id -> List.of("application", id.toString()))
                .orElse(List.of("build")));
        all.addAll(options);
        sandbox.writes().forEach(path -> all.addAll(List.of("--write", path.toString())));
        sandbox.reads().forEach(path -> all.addAll(List.of("--read", path.toString())));
        sandbox.scratch().forEach(path -> all.addAll(List.of("--scratch", path.toString())));
        all.add("--");
        all.addAll(argv);
        return all;
    }

    /// What the helper calls the account of an application.
    static String account(UUID application) {
        return "nocodo-a" + application.toString().replace("-", "").substring(0, 20);
    }

    /// The system's number of that account, if it has one yet.
    static OptionalLong number(UUID application) {
        return Proc.text(ACCOUNTS)
                .lines()
                .filter(line -> line.startsWith(account(application) + ":"))
                .mapToLong(line -> Long.parseLong(line.split(":")[2]))
                .findFirst();
    }

    /// The control group of what was started under limits.
    static ControlGroup group(UUID application) {
        return ControlGroup.at(GROUPS.resolve("nocodo-" + application + ".service"));
    }
}
