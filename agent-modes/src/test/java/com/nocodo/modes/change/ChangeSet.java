package com.nocodo.modes.change;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The sentences of `src/test/resources/changes`, and what becomes of them.
final class ChangeSet {
    private static final Path ROOT = Path.of("src/test/resources/changes");

    /// What is said of which application, and the operations of each good reading.
    record Said(String app, AppSpec spec, String words, List<Set<String>> expected) {}

    /// How a sentence was read: rightly, wrongly (something else would have been changed), or not at all.
    enum Verdict {
        RIGHT,
        WRONG,
        MISSED
    }

    record Judged(Said said, Set<String> read, Verdict verdict) {}

    private ChangeSet() {}

    static List<Said> read(boolean heldOut) {
        try (var files = Files.list(ROOT)) {
            return files.filter(
                            f -> f.toString().endsWith(".txt") && f.toString().endsWith(".held-out.txt") == heldOut)
                    .sorted()
                    .flatMap(f -> blocks(f).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One of the applications.
    static AppSpec spec(String app) {
        try {
            return SpecYaml.read(Files.readString(ROOT.resolve(app + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Said> blocks(Path file) {
        try {
            var app = file.getFileName().toString().replaceAll("\\..*", "");
            var spec = spec(app);
            var result = new ArrayList<Said>();
            for (var block : Files.readString(file).split("\n\\s*\n")) {
                var lines = block.lines()
                        .filter(l -> !l.startsWith("#") && !l.isBlank())
                        .toList();
                if (!lines.isEmpty()) {
                    result.add(new Said(app, spec, lines.getFirst().substring(2), readings(lines)));
                }
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Set<String>> readings(List<String> lines) {
        List<Set<String>> result = new ArrayList<>();
        Set<String> reading = new TreeSet<>();
        for (var line : lines.subList(1, lines.size())) {
            if (line.equals("or")) {
                result.add(reading);
                reading = new TreeSet<>();
            } else {
                reading.add(line.strip());
            }
        }
        result.add(reading);
        return result;
    }

    static Judged judge(Said said) {
        var reading = new Changes().read(said.spec(), said.words());
        Set<String> lines = new TreeSet<>();
        if (reading.undo()) {
            lines.add("undo");
        } else if (reading.unread().isEmpty()) {
            lines.addAll(OperationLines.of(said.spec(), reading.spec()));
        } else {
            reading.unread().forEach(u -> lines.add(u.options().isEmpty() ? "refuse" : "ask"));
        }
        return new Judged(said, lines, verdict(said, lines));
    }

    /// Asking back where a refusal was expected, or the other way round, changes nothing: it is not wrong, yet not
    /// right either.
    private static Verdict verdict(Said said, Set<String> lines) {
        if (said.expected().contains(lines)) {
            return Verdict.RIGHT;
        }
        return lines.contains("refuse") || lines.contains("ask") ? Verdict.MISSED : Verdict.WRONG;
    }

    static String report(List<Judged> judged) {
        return judged.stream()
                .filter(j -> j.verdict() != Verdict.RIGHT)
                .map(j -> "%s %s: %s\n    wanted %s\n    read   %s"
                        .formatted(
                                j.verdict(),
                                j.said().app(),
                                j.said().words(),
                                j.said().expected(),
                                j.read()))
                .collect(Collectors.joining("\n"));
    }
}
