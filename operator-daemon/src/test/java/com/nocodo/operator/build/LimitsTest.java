package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.preview.Watch;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Applications that break each limit, as real processes. Each ends by itself a little behind the limit.
@EnabledOnOs(OS.LINUX)
class LimitsTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // each test opens it with settings of its own
    private Shop shop;

    private Shop open(Map<String, String> settings) throws Exception {
        shop = new Shop(folder, settings);
        shop.installFirst();
        return shop;
    }

    @AfterEach
    void stop() throws InterruptedException {
        shop.close();
    }

    @Test
    void aVersionThatListensElsewhereIsRefusedAndTheOldOneRuns() throws Exception {
        open(Map.of());
        var refused = switchTo("export BIND=127.0.0.1:$((${BIND##*:} + 1))");

        assertThat(refused.message()).contains("listens on 127.0.0.1:").contains("was told to listen on");
        assertThat(refused.reason()).isEqualTo("elsewhere");
    }

    @Test
    @Tag("slow")
    void aVersionThatIsNeverReadyIsRefusedAndTheOldOneRuns() throws Exception {
        open(Map.of("NOCODO_APP_READY", "3"));

        assertThat(switchTo("echo thinking; sleep 33.1").lines()).containsExactly("thinking");
    }

    @Test
    void aVersionThatCrashesIsRefusedWithItsLastLinesAndTheOldOneRuns() throws Exception {
        open(Map.of());
        var refused = switchTo("echo one; echo two; echo three; echo no table orders; exit 3");

        assertThat(refused.reason()).isEqualTo("ended");
        assertThat(refused.lines()).containsExactly("two", "three", "no table orders");
        assertThat(shop.services().previews().lines("p_1", 50)).contains("nocodo: The application ended at its start.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void aVersionThatForksIsEndedWithAllThatItForked(String groups) throws Exception {
        open(Map.of("NOCODO_APP_GROUPS", groups, "NOCODO_APP_PROCESSES", "100"));
        var refused = switchTo("n=0; while [ $n -lt 300 ]; do sleep 34.5 & n=$((n + 1)); done; sleep 5");

        assertThat(refused.message()).contains("more than 100 processes");
        assertThat(running("sleep 34.5")).isEmpty();
    }

    @Test
    @Tag("slow")
    void aVersionThatEatsMemoryIsEnded() throws Exception {
        open(Map.of("NOCODO_APP_MEMORY", "400 MB"));
        var refused = switchTo("""
            { head -c 500000000 /dev/zero; sleep 5; head -c 1500000000 /dev/zero; } | tail -c 2000000000 | wc -c
            """);

        assertThat(refused.message()).contains("more than 400 MB of memory");
        assertThat(running("tail -c 2000000000")).isEmpty();
    }

    /// In a group nobody hides; without one, whoever keeps the environment that it was given is found.
    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void anApplicationThatIgnoresItsEndIsEndedWithWhatHasASessionOfItsOwn(String groups) throws Exception {
        open(Map.of("NOCODO_APP_GROUPS", groups));
        var bare = groups.equals("auto") && Files.isWritable(Path.of("/sys/fs/cgroup/unified/cgroup.procs"));
        install("trap '' TERM; (setsid %s sleep 35.25 &)".formatted(bare ? "env -i" : ""));
        shop.services().previews().start("p_1");
        assertThat(running("sleep 35.25")).hasSize(1);

        shop.services().previews().stop("p_1");

        assertThat(running("sleep 35.25")).isEmpty();
        assertThat(shop.processes()).isEmpty();
    }

    @Test
    @Tag("slow")
    void aGigabyteOfOutputCostsTwoSmallFilesAndTheNewestLinesAreKept() throws Exception {
        open(Map.of("NOCODO_APP_LOG", "8 MB"));
        install("yes 'what nobody reads, again and again' | head -c 1000000000; echo; echo the last line");

        shop.services().previews().start("p_1");

        assertThat(shop.services().previews().lines("p_1", 1)).containsExactly("the last line");
        assertThat(shop.services().previews().lines("p_1", 12_000)).hasSize(12_000);
        try (var files = Files.list(shop.state())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("app.log")))
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(4_300_000));
        }
    }

    @Test
    void theSystemsOwnBarriersAreSet() throws Exception {
        open(Map.of("NOCODO_APP_FILES", "300", "NOCODO_APP_DATA", "64 MB"));
        install("cat /proc/self/limits");

        shop.services().previews().start("p_1");

        assertThat(shop.services().previews().lines("p_1", 50))
                .anyMatch(line -> line.matches("Max open files +300 +300 .*"))
                .anyMatch(line -> line.matches("Max file size +67108864 +67108864 .*"))
                .anyMatch(line -> line.matches("Max data size +2147483648 +2147483648 .*"));
    }

    @Test
    @Tag("slow")
    void anApplicationThatFillsTheDiskIsStoppedAndLeftSo() throws Exception {
        open(Map.of("NOCODO_APP_DATA", "50 MB"));
        install("""
            (sleep 2; n=0; while [ $n -lt 300 ]; do head -c 1000000 /dev/zero >"$DATA_DIR/$n"; sleep 0.02; n=$((n + 1)); done) &
            """);
        shop.services().previews().start("p_1");
        try (var watch = watch()) {
            await(() -> !failures().isEmpty());
        }

        assertThat(failures()).singleElement().satisfies(failed -> {
            assertThat(failed.message()).contains("takes more than 50 MB").contains("NOCODO_APP_DATA");
            assertThat(failed.again()).isFalse();
        });
        assertThat(shop.runs()).isFalse();
        assertThat(shop.processes()).isEmpty();
    }

    @Test
    @Tag("slow")
    void anApplicationThatEndsIsStartedAgainAFewTimesAndThenLeft() throws Exception {
        open(Map.of());
        install("(sleep 3; kill -9 $$) &");
        shop.services().previews().start("p_1");
        try (var watch = watch()) {
            await(() -> shop.story(0).contains("preview_failed")
                    && failures().getLast().reason().equals("given_up"));
        }

        assertThat(failures())
                .hasSize(4)
                .last()
                .extracting(ProjectEvent.PreviewFailed::again)
                .isEqualTo(false);
        assertThat(failures().getFirst().again()).isTrue();
        assertThat(failures().getFirst().message()).contains("ended by itself").contains("(1 of 2)");
        assertThat(shop.story(0)).filteredOn("preview_started"::equals).hasSize(3);
        assertThat(shop.runs()).isFalse();
    }

    @Test
    @Tag("slow")
    void oneThatEndedShortlyBeforeItsOperatorDidIsStartedAgainByTheNext() throws Exception {
        open(Map.of());
        install("[ -e \"$DATA_DIR/once\" ] || { touch \"$DATA_DIR/once\"; (sleep 2; kill -9 $$) & }");
        shop.services().previews().start("p_1");
        try (var watch = watch(Duration.ofHours(1))) {
            await(() -> !failures().isEmpty());
        }
        assertThat(shop.runs()).isFalse();

        try (var watch = watch()) {
            await(shop::runs);
        }

        assertThat(shop.runs()).isTrue();
        assertThat(shop.story(0)).filteredOn("preview_stopped"::equals).hasSize(1);
    }

    /// Also where a build held it just when it was due.
    @ParameterizedTest
    @Tag("slow")
    @ValueSource(booleans = {false, true})
    void oneThatIsStoppedBeforeItIsStartedAgainStaysSo(boolean held) throws Exception {
        open(Map.of());
        install("(sleep 2; kill -9 $$) &");
        var previews = shop.services().previews();
        previews.start("p_1");
        var tries = new AtomicInteger();
        Consumer<String> starter = project -> {
            tries.incrementAndGet();
            stop(project);
            throw Problem.conflict("It is being built").toException();
        };
        var pause = held ? Duration.ofMillis(100) : Duration.ofSeconds(2);
        try (var watch = Watch.start(previews, starter, List.of(pause, pause))) {
            await(() -> !failures().isEmpty());
            if (held) {
                await(() -> tries.get() > 0);
            } else {
                stop("p_1");
            }
            TimeUnit.SECONDS.sleep(4);
        }

        assertThat(tries).hasValue(held ? 1 : 0);
        try (var watch = watch()) {
            TimeUnit.SECONDS.sleep(3);
        }
        assertThat(shop.runs()).isFalse();
    }

    private void stop(String project) {
        try {
            shop.services().previews().stop(project);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Watch watch() {
        return watch(Duration.ofMillis(100));
    }

    private Watch watch(Duration pause) {
        return Watch.start(
                shop.services().previews(),
                project -> {
                    try {
                        shop.services().previews().start(project);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                List.of(pause, pause));
    }

    /// A first version runs, a second one that does this at its start is refused.
    private ProjectEvent.PreviewFailed switchTo(String misbehaviour) throws Exception {
        shop.services().previews().start("p_1");
        shop.change("second", misbehaviour);

        assertThatThrownBy(shop.swap()::perform).isInstanceOf(ProblemException.class);
        shop.swap().bringBack(true);

        assertThat(shop.runs()).isTrue();
        assertThat(shop.installed()).contains("first");
        assertThat(shop.rows()).isEqualTo(1);
        assertThat(failures()).hasSize(1);
        return failures().getFirst();
    }

    private void install(String misbehaviour) throws Exception {
        shop.change("second", misbehaviour);
        shop.services().previews().install("p_1", shop.swap().candidate());
    }

    private List<ProjectEvent.PreviewFailed> failures() {
        return shop.services().events().after("p_1", 0, OperatorApi.MOST_EVENTS).stream()
                .map(record -> record.event())
                .filter(ProjectEvent.PreviewFailed.class::isInstance)
                .map(ProjectEvent.PreviewFailed.class::cast)
                .toList();
    }

    private static void await(BooleanSupplier there) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!there.getAsBoolean() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static List<ProcessHandle> running(String line) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(all -> all.endsWith(line))
                        .isPresent())
                .toList();
    }
}
