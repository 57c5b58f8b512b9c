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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs transcripts of `docs/reference` by a shell, step by step: after `$` a command, after `→` a pattern that its
/// output
/// has, whose named groups are variables of the commands that follow.
class TranscriptTest {
    private static final Path REFERENCE = Path.of("../docs/reference");
    private static final Pattern STEP = Pattern.compile("(?m)^\\$ (.+(?:\\n  .+)*)\\n→ (.+)$");

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> everyStepOfTheReferenceHolds() throws Exception {
        var served = Served.home(folder.resolve("home"));
        return steps("rest.md", addresses(served, "OPERATOR", "LINK")).onClose(served::close);
    }

    /// With a build, and a second operator that the application moves to.
    @TestFactory
    @Tag("all")
    Stream<DynamicTest> everyStepOfTheHourHolds() throws Exception {
        var served = Served.home(folder.resolve("here"));
        var other = Served.home(folder.resolve("there"));
        var variables = addresses(served, "OPERATOR", "LINK");
        variables.putAll(addresses(other, "OTHER", "OTHERLINK"));
        return steps("rest-hour.md", variables).onClose(() -> {
            served.close();
            other.close();
        });
    }

    private static Map<String, String> addresses(Served served, String address, String link) {
        return new TreeMap<>(Map.of(address, served.server.address(), link, served.server.signInLink()));
    }

    private static Stream<DynamicTest> steps(String transcript, Map<String, String> variables) throws Exception {
        return STEP.matcher(Files.readString(REFERENCE.resolve(transcript)))
                .results()
                .map(step -> DynamicTest.dynamicTest(step.group(1), () -> {
                    var output = run(step.group(1), variables);
                    var matcher = Pattern.compile(step.group(2)).matcher(output);
                    assertThat(matcher.find())
                            .as("%s\nanswered: %s", step.group(1), output)
                            .isTrue();
                    matcher.namedGroups().forEach((name, group) -> variables.put(name, matcher.group(group)));
                }));
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
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).as(command).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
