package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs `docs/reference/rest.md` by a shell, step by step: after `$` a command, after `→` a pattern that its output
/// has, whose named groups are variables of the commands that follow.
class TranscriptTest {
    private static final Path TRANSCRIPT = Path.of("../docs/reference/rest.md");
    private static final Pattern STEP = Pattern.compile("(?m)^\\$ (.+(?:\\n  .+)*)\\n→ (.+)$");

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> everyStepOfTheReferenceHolds() throws Exception {
        var served = Served.home(folder.resolve("home"));
        var variables = new TreeMap<>(Map.of(
                "OPERATOR", served.server.address(),
                "LINK", served.server.signInLink()));
        var text = Files.readString(TRANSCRIPT);
        return STEP.matcher(text)
                .results()
                .map(step -> DynamicTest.dynamicTest(step.group(1), () -> {
                    var output = run(step.group(1), variables);
                    var matcher = Pattern.compile(step.group(2)).matcher(output);
                    assertThat(matcher.find())
                            .as("%s\nanswered: %s", step.group(1), output)
                            .isTrue();
                    matcher.namedGroups().forEach((name, group) -> variables.put(name, matcher.group(group)));
                }))
                .onClose(served::close);
    }

    private static String run(String command, Map<String, String> variables) throws Exception {
        var output = folder.resolve("output");
        var builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        var process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
