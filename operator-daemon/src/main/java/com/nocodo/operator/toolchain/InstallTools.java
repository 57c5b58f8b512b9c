package com.nocodo.operator.toolchain;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Installs what builds need before anybody waits for it, and tells how it goes, a line each: `changed …`, `missing …`,
/// or what it does now. With `clis` and ids it brings about that these coding CLIs are there and no others, and tells
/// `fact cli-ID VERSION` of each. Whoever sets a server up runs it as the operator's account.
public final class InstallTools {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private InstallTools() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(run(List.of(arguments), System.getenv(), System.out::println) ? 0 : 1);
        } catch (ProblemException e) {
            System.out.println("missing " + e.problem().message());
            System.exit(1);
        }
    }

    /// @return whether all is there
    static boolean run(List<String> arguments, Map<String, String> environment, Consumer<String> line)
            throws InterruptedException {
        var root = environment.get("NOCODO_HOME");
        if (root == null) {
            throw Problem.invalid("NOCODO_HOME does not say whose tools these are.")
                    .toException();
        }
        var home = Home.open(Path.of(root), environment);
        var runner = new ProcessRunner(new ProcessNotes(home.run()), environment);
        var tools = new Toolchains(home, runner, environment);
        if (arguments.isEmpty()) {
            return tools(tools, line);
        }
        if (!arguments.getFirst().equals("clis")) {
            throw Problem.invalid("There is no '%.40s' to install.", arguments.getFirst())
                    .toException();
        }
        var wanted = arguments.stream().skip(1).distinct().map(CodingCli::of).toList();
        return clis(new CodingClis(home, runner, tools, seldom(line)), wanted, line);
    }

    private static boolean tools(Toolchains tools, Consumer<String> line) throws InterruptedException {
        var before = versions(tools);
        var missing = tools.install(seldom(line));
        versions(tools).stream()
                .filter(version -> !before.contains(version))
                .forEach(version -> line.accept("changed " + version));
        missing.forEach(text -> line.accept("missing " + text));
        return missing.isEmpty();
    }

    private static boolean clis(CodingClis clis, List<CodingCli> wanted, Consumer<String> line)
            throws InterruptedException {
        var before = clis.installed();
        var missing = clis.set(wanted);
        var now = clis.installed();
        before.keySet().stream()
                .filter(cli -> !now.containsKey(cli))
                .forEach(cli -> line.accept("changed %s is removed".formatted(cli.title())));
        now.forEach((cli, version) -> {
            if (!version.equals(before.get(cli))) {
                line.accept("changed %s %s".formatted(cli.title(), version));
            }
            line.accept("fact cli-%s %s".formatted(cli.id(), version));
        });
        missing.forEach(text -> line.accept("missing " + text));
        return missing.isEmpty();
    }

    private static List<String> versions(Toolchains tools) throws InterruptedException {
        return List.of(
                tools.cargo().map(tool -> "Rust " + tool.version()).orElse(""),
                tools.node().map(tool -> "Node.js " + tool.version()).orElse(""));
    }

    /// A download tells more often than anybody reads.
    private static Consumer<String> seldom(Consumer<String> line) {
        var next = new long[] {System.nanoTime()};
        return text -> {
            if (System.nanoTime() >= next[0]) {
                next[0] = System.nanoTime() + BETWEEN_LINES.toNanos();
                line.accept(text);
            }
        };
    }
}
