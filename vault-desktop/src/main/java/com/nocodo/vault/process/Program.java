package com.nocodo.vault.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A program of ours, in a Java machine of its own. It is told nothing secret by its arguments or its environment.
///
/// @param main has the `main` method
/// @param heapMegabytes the most that its heap takes
/// @param environment added to the few variables that each of our processes gets
public record Program(Class<?> main, int heapMegabytes, List<String> arguments, Map<String, String> environment) {
    private static final Set<String> PASSED_ON =
            Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TZ", "XDG_RUNTIME_DIR");

    /// Nothing of the memory goes to a file, and nobody looks into it.
    private static final List<String> CLOSED = List.of(
            "-XX:+DisableAttachMechanism",
            "-XX:-UsePerfData",
            "-XX:-HeapDumpOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null");

    public Program {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    List<String> argv() {
        var argv = new ArrayList<String>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(CLOSED);
        argv.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx%dm".formatted(heapMegabytes),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        argv.addAll(arguments);
        return argv;
    }

    Map<String, String> environment(Map<String, String> own) {
        var result = new TreeMap<String, String>();
        own.forEach((name, value) -> {
            if (PASSED_ON.contains(name) || name.startsWith("NOCODO_")) {
                result.put(name, value);
            }
        });
        result.putAll(environment);
        return result;
    }
}
