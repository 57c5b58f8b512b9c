package com.nocodo.operator.bench;

import com.nocodo.operator.LocalOperator;
import com.nocodo.operator.home.Folders;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `nocodo bench build`: nocodo's own time from words to written, committed source, and a whole build beside the sum of
/// the cargo, npm and test commands that it ran.
public final class BuildBench {
    private static final List<String> FIELDS = List.of(
            "a name",
            "a price",
            "a date",
            "a phone number",
            "notes",
            "an email",
            "a quantity",
            "a status: open or done");

    private BuildBench() {}

    public static void main(String[] args) throws IOException {
        System.out.printf("%-34s %10s %10s%n", "nocodo bench build", "measured", "target");
        for (int entities : new int[] {8, 40}) {
            System.out.printf(
                    "%-34s %8.2f s %8.0f s%n",
                    "words to source, %d entities".formatted(entities), source(entities), entities == 8 ? 2.0 : 5.0);
        }
        var report = whole();
        double bare = report.checks().stream().mapToDouble(CheckView::seconds).sum();
        double all = report.timings().getOrDefault("total", 0.0);
        System.out.printf("%-34s %8.2f s%n", "whole build, 8 entities", all);
        System.out.printf("%-34s %8.2f s%n", "the commands in it", bare);
        System.out.printf("%-34s %8.2f x %8.2f x%n", "ratio", all / bare, 1.25);
    }

    /// Each kind of record has three fields and links to the one before.
    private static String words(int entities) {
        return IntStream.rangeClosed(1, entities)
                .mapToObj(n -> {
                    var fields = IntStream.range(n, n + 3)
                            .mapToObj(i -> FIELDS.get(i % FIELDS.size()))
                            .collect(Collectors.joining(", "));
                    var link = n == 1 ? "" : " Each %s belongs to one %s.".formatted(name(n), name(n - 1));
                    return "Each %s has %s.%s".formatted(name(n), fields, link);
                })
                .collect(Collectors.joining("\n"));
    }

    /// An invented word, so that no catalogue helps: `bamo`, `bano`, …
    private static String name(int n) {
        return "" + "bdfgklmnprstvz".charAt(n % 14) + "aeiou".charAt(n / 14 % 5) + "lmrt".charAt(n % 4) + "on"
                + "ek".charAt(n % 2);
    }

    /// Seconds until the source is written; the proof that would follow is not waited for.
    private static double source(int entities) throws IOException {
        var home = Files.createTempDirectory("nocodo-bench");
        var start = System.nanoTime();
        long[] written = {start};
        try (var operator = LocalOperator.open(home, System.getenv())) {
            operator.build(request(entities), progress -> {
                if (progress instanceof Progress.Step(var text) && text.startsWith("Proving")) {
                    written[0] = System.nanoTime();
                    Thread.currentThread().interrupt();
                }
            });
        } catch (ProblemException e) {
            if (written[0] == start) {
                throw e;
            }
        }
        var stopped = Thread.interrupted();
        Folders.remove(home);
        return stopped ? (written[0] - start) / 1e9 : Double.NaN;
    }

    private static BuildReport whole() throws IOException {
        var home = Files.createTempDirectory("nocodo-bench");
        try (var operator = LocalOperator.open(home, System.getenv())) {
            return operator.build(request(8), progress -> {});
        } finally {
            Folders.remove(home);
        }
    }

    private static BuildRequest request(int entities) {
        return new BuildRequest(words(entities), Map.of(), null, false);
    }
}
