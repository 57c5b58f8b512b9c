package com.nocodo.operator.bench;

import com.nocodo.operator.process.Command;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// How the launcher starts Java programs, taken from how it started this one.
final class Launch {
    private Launch() {}

    /// With what was learnt by earlier runs, where there is some.
    static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    /// Whether this process has what an earlier run learnt.
    static boolean learnt() {
        return flags().stream().anyMatch(flag -> flag.startsWith("-XX:AOTCache="));
    }

    /// The same but for what was learnt.
    static List<String> unlearntFlags() {
        var flags = new ArrayList<>(flags());
        flags.removeIf(flag -> flag.startsWith("-XX:AOT"));
        return flags;
    }

    /// With nothing that was learnt before.
    static List<String> bareFlags() {
        var flags = unlearntFlags();
        flags.add("-XX:AOTMode=off");
        return flags;
    }

    /// A program of the JDK.
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    static Command operator(Path home, int port, List<String> flags) {
        var environment = Map.of("NOCODO_HOME", home.toString(), "NOCODO_PORT", String.valueOf(port));
        var arguments = List.of("com.nocodo.cli.Main", "up", "--no-browser", "--quiet");
        return java(classPath(), flags, arguments, environment, home);
    }

    static Command java(
            List<Path> classPath,
            List<String> flags,
            List<String> arguments,
            Map<String, String> environment,
            Path directory) {
        List<String> argv = new ArrayList<>();
        argv.add(tool("java"));
        argv.addAll(flags);
        argv.add("-cp");
        argv.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        argv.addAll(arguments);
        return new Command(argv, directory, environment, directory.resolve("output.log"), Workplace.LIMIT);
    }
}
