package com.nocodo.operator.check;

import com.nocodo.operator.check.EvidenceRecord.Counts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads counts and first causes from what the tools print.
final class OutputReader {
    private static final Pattern CARGO_RESULT =
            Pattern.compile("test result: \\w+\\. (\\d+) passed; (\\d+) failed; (\\d+) ignored");
    private static final Pattern CARGO_TEST = Pattern.compile("test (\\S+) \\.\\.\\. (ok|FAILED|ignored).*");
    private static final Pattern VITEST = Pattern.compile(
            "\\s*Tests\\s+(?:(\\d+) failed)?(?: \\| )?(?:(\\d+) passed)?(?: \\| )?(?:(\\d+) skipped)?.*");
    private static final Pattern FAILED_TEST = Pattern.compile("(FAIL |×|✗).*");
    private static final Pattern ERROR_LINE = Pattern.compile(
            "(error(\\[\\w+\\])?: .*|.*error TS\\d+: .*|thread '.*' panicked at .*|assertion .*|Diff in .*|Error: .*)");
    private static final int FINDINGS = 12;

    private OutputReader() {}

    /// All tests of all binaries together.
    static Counts cargoTests(String output) {
        int passed = 0;
        int failed = 0;
        int ignored = 0;
        var matcher = CARGO_RESULT.matcher(output);
        while (matcher.find()) {
            passed += Integer.parseInt(matcher.group(1));
            failed += Integer.parseInt(matcher.group(2));
            ignored += Integer.parseInt(matcher.group(3));
        }
        return new Counts(passed + failed, passed, failed, ignored);
    }

    /// The tests of some top modules together: `permissions::…` is of `permissions`.
    static Counts cargoModules(String output, List<String> modules) {
        return output.lines()
                .map(line -> CARGO_TEST.matcher(line.strip()))
                .filter(test -> test.matches() && modules.contains(test.group(1).replaceFirst("::.*", "")))
                .map(test -> {
                    var ok = test.group(2).equals("ok") ? 1 : 0;
                    var bad = test.group(2).equals("FAILED") ? 1 : 0;
                    return new Counts(ok + bad, ok, bad, 1 - ok - bad);
                })
                .reduce(new Counts(0, 0, 0, 0), OutputReader::plus);
    }

    private static Counts plus(Counts a, Counts b) {
        return new Counts(
                a.ran() + b.ran(), a.passed() + b.passed(), a.failed() + b.failed(), a.skipped() + b.skipped());
    }

    static Counts vitest(String output) {
        return output.lines()
                .map(VITEST::matcher)
                .filter(m -> m.matches() && (m.group(1) != null || m.group(2) != null))
                .reduce((first, last) -> last)
                .map(m -> {
                    int failed = number(m.group(1));
                    int passed = number(m.group(2));
                    return new Counts(passed + failed, passed, failed, number(m.group(3)));
                })
                .orElse(new Counts(0, 0, 0, 0));
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /// The lines that say what is wrong, the first cause first; the end of the output where no line looks like one.
    static List<String> findings(String output) {
        var lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var failed = lines.stream()
                .map(CARGO_TEST::matcher)
                .filter(m -> m.matches() && m.group(2).equals("FAILED"))
                .map(m -> "test " + m.group(1) + " failed");
        var errors = lines.stream()
                .filter(line -> ERROR_LINE.matcher(line).matches()
                        || FAILED_TEST.matcher(line).lookingAt());
        var found = Stream.concat(failed, errors).distinct().limit(FINDINGS).toList();
        return found.isEmpty() ? lines.subList(Math.max(0, lines.size() - 3), lines.size()) : found;
    }
}
