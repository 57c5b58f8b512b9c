package com.nocodo.vault.bench;

import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// The vault as people live in it: its opening, its memory, what it keeps, and the making of a server.
public final class VaultBench {
    private static final List<String> ALL = List.of("unlock", "items", "server");

    private VaultBench() {}

    /// @param args which of the parts; none: all
    public static void main(String[] args) throws IOException {
        for (var part : args.length == 0 ? ALL : List.of(args)) {
            var place = Files.createTempDirectory("nocodo-bench");
            try {
                measure(part, place);
            } catch (IOException | ProblemException e) {
                System.out.println("  not measured (" + part + "): " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                remove(place);
            }
        }
        System.exit(0); // SSH leaves threads behind
    }

    private static void measure(String part, Path place) throws IOException, InterruptedException {
        switch (part) {
            case "unlock" -> new UnlockBench(place).run();
            case "items" -> new ItemsBench(place).run();
            case "server" -> new ServerBench(place).run();
            default -> throw new IOException("there are the parts " + String.join(", ", ALL));
        }
    }

    private static void remove(Path place) throws IOException {
        try (var all = Files.walk(place)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
