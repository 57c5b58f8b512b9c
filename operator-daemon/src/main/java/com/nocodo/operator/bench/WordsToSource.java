package com.nocodo.operator.bench;

import com.nocodo.operator.LocalOperator;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.local.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One run from words to written, committed source, in a folder that is thrown away. The launcher runs it once after
/// nocodo was built and keeps what the Java machine learnt, so that every later start is faster.
public final class WordsToSource {
    private static final List<String> FIELDS = List.of(
            "a name",
            "a price",
            "a date",
            "a phone number",
            "notes",
            "an email",
            "a quantity",
            "a status: open or done");

    private WordsToSource() {}

    /// Measures one run with as many entities as the argument says.
    public static void main(String[] args) throws IOException {
        int entities = args.length == 0 ? 8 : Integer.parseInt(args[0]);
        Table.line(
                "words to source, %d entities".formatted(entities),
                seconds(entities),
                "s",
                entities <= 8 ? "<= 2" : "<= 5");
    }

    /// Each kind of record has three fields and links to the one before.
    static BuildRequest request(int entities) {
        var words = IntStream.rangeClosed(1, entities)
                .mapToObj(n -> {
                    var fields = IntStream.range(n, n + 3)
                            .mapToObj(i -> FIELDS.get(i % FIELDS.size()))
                            .collect(Collectors.joining(", "));
                    var link = n == 1 ? "" : " Each %s belongs to one %s.".formatted(name(n), name(n - 1));
                    return "Each %s has %s.%s".formatted(name(n), fields, link);
                })
                .collect(Collectors.joining("\n"));
        return new BuildRequest(words, Map.of(), null, false);
    }

    /// An invented word, so that no catalogue helps: `bamo`, `bano`, …
    private static String name(int n) {
        return "" + "bdfgklmnprstvz".charAt(n % 14) + "aeiou".charAt(n / 14 % 5) + "lmrt".charAt(n % 4) + "on"
                + "ek".charAt(n % 2);
    }

    /// Seconds until the source is written; the proof that would follow is not waited for.
    static double seconds(int entities) throws IOException {
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
}
