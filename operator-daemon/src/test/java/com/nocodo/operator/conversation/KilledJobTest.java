package com.nocodo.operator.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.LocalOperator;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectView;
import com.nocodo.protocol.Said;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Operators that are killed. The tools are missing, so a build ends without a proof.
class KilledJobTest {
    @TempDir
    Path folder = Path.of(".");

    private ProjectView project;

    @BeforeEach
    void begin() throws Exception {
        var chromium = Files.createDirectories(folder.resolve("bin")).resolve("chromium");
        Files.writeString(chromium, "#!/bin/sh\necho 200.0.0\n");
        Files.setPosixFilePermissions(chromium, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var operator = open()) {
            project = operator.begin(new Said("k1", "Boats have a name and a length in metres."));
        }
    }

    private Map<String, String> environment() {
        var nowhere = "http://127.0.0.1:1";
        return Map.of(
                "PATH",
                folder.resolve("bin").toString(),
                "HOME",
                folder.toString(),
                "NOCODO_CACHE",
                folder.resolve("cache").toString(),
                "NOCODO_RUST_BASE",
                nowhere,
                "NOCODO_NODE_BASE",
                nowhere);
    }

    private Path home() {
        return folder.resolve("home");
    }

    private LocalOperator open() {
        return LocalOperator.open(home(), environment());
    }

    private Process child(String... arguments) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName());
        builder.command().addAll(Arrays.asList(arguments));
        builder.environment().clear();
        builder.environment().putAll(environment());
        return builder.redirectError(folder.resolve("child.err").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    private static List<ProjectEvent> of(OperatorApi operator, ProjectView project) {
        return operator.events(project.id(), 0, OperatorApi.MOST_EVENTS).stream()
                .map(EventRecord::event)
                .toList();
    }

    @Test
    void whatWasTakenBeforeAKillIsThereOnceAlsoWhenItIsSaidAgain() throws Exception {
        var child = child("speak", home().toString(), project.id());
        var taken = -1;
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            while (taken < 15) {
                taken = Integer.parseInt(lines.readLine());
            }
        } finally {
            child.destroyForcibly().waitFor();
        }

        try (var operator = open()) {
            for (int n = 0; n <= taken; n++) {
                operator.say(project.id(), new Said("m" + n, "Boats have note " + n + "."));
            }
            operator.sketch(project.id());
            var keys = of(operator, project).stream()
                    .filter(ProjectEvent.MessageSaid.class::isInstance)
                    .map(event -> ((ProjectEvent.MessageSaid) event).key())
                    .toList();
            assertThat(keys).doesNotHaveDuplicates().contains("k1", "m0", "m" + taken);
            assertThat(keys.size()).isGreaterThanOrEqualTo(taken + 2);
            assertThat(operator.snapshot(project.id()).sketch()).isNotNull();
        }
    }

    /// At the begin of the job, of its build, and among its tasks.
    @ParameterizedTest
    @ValueSource(strings = {"job_begun", "build_begun", "task_moved"})
    void aBuildWhoseOperatorIsKilledGoesOnWithTheNextOneAndEndsOnce(String moment) throws Exception {
        try (var operator = open()) {
            var job = operator.queueBuild(project.id());
            var child = child("jobs", home().toString());
            try {
                follow(operator, moment);
            } finally {
                child.destroyForcibly().waitFor();
            }
            assertThat(operator.jobs(project.id())).extracting(JobView::state).containsExactly(JobState.RUNNING);

            try (var runner = operator.runJobs()) {
                follow(operator, "job_ended");
            }

            var ended = operator.jobs(project.id()).getFirst();
            assertThat(ended.id()).isEqualTo(job.id());
            assertThat(ended.attempts()).isEqualTo(2);
            assertThat(ended.state()).isEqualTo(JobState.FAILED);
            assertThat(String.valueOf(ended.problem())).contains("It is not proven");
            assertThat(of(operator, project))
                    .filteredOn(event -> event.type().equals("job_ended"))
                    .hasSize(1);
            assertThat(of(operator, project))
                    .filteredOn(event -> event.type().equals("epic_planned"))
                    .hasSize(1);
            assertThat(operator.project(project.id()).state()).isEqualTo("described");
        }
    }

    private void follow(OperatorApi operator, String type) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        var after = 0L;
        while (System.nanoTime() < until) {
            for (var record : operator.await(project.id(), after, Duration.ofSeconds(5))) {
                after = record.seq();
                if (record.event().type().equals(type)) {
                    return;
                }
            }
        }
        throw new AssertionError("no " + type);
    }
}
