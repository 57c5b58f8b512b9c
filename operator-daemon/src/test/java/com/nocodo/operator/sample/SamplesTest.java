package com.nocodo.operator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.intake.Intake;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Shop;
import com.nocodo.operator.past.SetClock;
import com.nocodo.operator.process.Health;
import com.nocodo.protocol.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private Shop shop;
    private Samples samples;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(folder, clock);
        shop.installFirst();
        var spec = new Intake()
                .understand("I run a library. Books have a title and a price. Members have a name and a phone number.")
                .spec();
        shop.services().projects().applied(shop.project().id(), SpecYaml.write(spec), "hash", "commit");
        samples = new Samples(shop.services());
        shop.services().previews().tellEnds(samples::end);
        samples.begin();
    }

    @AfterEach
    void end() throws Exception {
        samples.close();
        shop.close();
        assertThat(place()).doesNotExist();
        assertThat(place().resolveSibling("sample.owner")).doesNotExist();
    }

    private Path place() {
        return shop.state().resolve("sample");
    }

    private String id() {
        return shop.project().id();
    }

    private static boolean answers(String url) throws InterruptedException {
        try (var http = Health.client()) {
            return Health.answers(http, url + "/readyz");
        }
    }

    private static void await(BooleanSupplier fact) throws InterruptedException {
        for (int tries = 0; tries < 300 && !fact.getAsBoolean(); tries++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(fact.getAsBoolean()).isTrue();
    }

    @Test
    void whoeverAsksGetsTheOneThatRunsUntilSomebodyStartsOver() throws Exception {
        var first = samples.get(shop.project());
        var second = samples.get(shop.project());
        var fresh = samples.startOver(shop.project());

        assertThat(first.rows()).isGreaterThan(20);
        assertThat(second).isEqualTo(first);
        assertThat(fresh.url()).isNotEqualTo(first.url());
        assertThat(answers(first.url())).isFalse();
        assertThat(answers(fresh.url())).isTrue();
        assertThat(shop.rows()).isEqualTo(1);
    }

    @Test
    void oneThatNobodyUsesEndsAndIsGone() throws Exception {
        var shown = samples.get(shop.project());

        clock.jump(Duration.ofMinutes(29));
        samples.url(id());
        clock.jump(Duration.ofMinutes(29));
        samples.url(id());
        assertThat(answers(shown.url())).isTrue();
        clock.jump(Duration.ofMinutes(31));

        await(() -> !Files.exists(place()));
        assertThat(samples.url(id())).isEmpty();
        assertThat(answers(shown.url())).isFalse();
    }

    @Test
    void itEndsWithTheApplicationWhoseRowsStay() throws Exception {
        shop.services().previews().start(id());
        var shown = samples.get(shop.project());

        shop.services().previews().stop(id());

        assertThat(samples.url(id())).isEmpty();
        assertThat(place()).doesNotExist();
        assertThat(answers(shown.url())).isFalse();
        assertThat(shop.rows()).isEqualTo(1);
    }

    @Test
    void theStartOfTheApplicationLeavesItAlone() throws Exception {
        var shown = samples.get(shop.project());

        shop.services().previews().start(id());

        assertThat(samples.get(shop.project())).isEqualTo(shown);
        assertThat(answers(shown.url())).isTrue();
    }

    @Test
    void noneIsStartedWhileTheProjectIsChanged() throws Exception {
        Files.writeString(shop.state().resolve("change"), "base\nREADY\nWRITING\nfalse\n\n");
        try (var held = Building.lock(shop.services(), shop.project())) {
            assertThatThrownBy(() -> samples.get(shop.project()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("is being built or changed");
        }
        assertThat(place()).doesNotExist();
    }

    /// Who exchanges the data holds the project, and ends the sample.
    @Test
    void oneThatWaitsForTheProjectDoesNotKeepItsEndWaiting() throws Exception {
        var said = new CompletableFuture<String>();
        try (var held = Building.lock(shop.services(), shop.project())) {
            Thread.ofPlatform().start(() -> {
                try {
                    said.complete(samples.get(shop.project()).url());
                } catch (ProblemException e) {
                    said.complete(e.getMessage());
                } catch (InterruptedException e) {
                    said.completeExceptionally(e);
                }
            });
            while (!said.isDone()) {
                samples.end(id());
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        assertThat(said.get()).contains("was stopped or changed while");
    }

    @Test
    void noneIsStartedBeforeAChangeThatWasCutShortIsPutRight() throws Exception {
        var mark = Files.writeString(shop.state().resolve("change"), "base\nREADY\nWRITING\nfalse\n\n");
        assertThatThrownBy(() -> samples.get(shop.project()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("was cut short. The next one puts it right")
                .hasMessageContaining("nocodo apply " + shop.project().slug() + " --dry-run");

        Files.delete(mark);
        assertThat(samples.get(shop.project()).rows()).isPositive();
    }

    @Test
    void oneThatDoesNotStartLeavesNothing() throws Exception {
        Files.writeString(shop.services().previews().binary(id()), "#!/bin/sh\necho broken\nexit 3\n");

        assertThatThrownBy(() -> samples.get(shop.project()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("ended at its start")
                .hasMessageContaining("broken");
        assertThat(place()).doesNotExist();
    }

    @Test
    void whatAKilledOperatorLeftIsEndedByTheNextAndNothingElse() throws Exception {
        var previews = shop.services().previews();
        var left = previews.startBeside(id());

        previews.endLeftBeside();
        assertThat(answers(left.url())).isTrue();

        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(place().resolveSibling("sample.owner"), gone.pid() + " 2026-01-01T00:00:00Z");
        previews.endLeftBeside();

        assertThat(answers(left.url())).isFalse();
        assertThat(place()).doesNotExist();
    }
}
