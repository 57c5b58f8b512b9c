package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.Steps;
import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.provider.fake.Fault;
import com.nocodo.vault.server.TestArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The holder and its worker are killed at each call to the cloud: before it takes effect, and, where it changes
/// something, after that, with nobody told. Between two entries of a journal there is a call, so that each of them has
/// been the last one before a kill. The servers do not boot here: a run ends at the first connection to them.
@Tag("all")
class KilledRunsTest {
    private static final String NO_FURTHER = Steps.named("first-boot").title();
    /// They wait more than they work.
    private static final int AT_ONCE = 4;

    private static final int MOST_PAUSES = 5;

    @TempDir
    Path folder;

    /// @param nth which one it is of those with its name, from the beginning of the command on; of a slow answer one
    /// asks
    /// again, so that those of other names may be more than they were
    private record Point(String name, int nth, Fault fault) {}

    /// What a run without a kill calls.
    private record Calls(List<Point> making, List<Point> removing) {}

    @Test
    void aServerIsMadeOnceAndRemovedWhollyWhereverItsProcessesAreKilled() throws Exception {
        var calls = uninterrupted();
        assertThat(calls.making()).hasSizeGreaterThan(10);
        assertThat(calls.removing()).hasSizeGreaterThan(10);

        var runs = new ArrayList<Callable<String>>();
        for (int i = 0; i < Math.max(calls.making().size(), calls.removing().size()); i++) {
            var number = i;
            var making = calls.making().get(i % calls.making().size());
            var removing = calls.removing().get(i % calls.removing().size());
            runs.add(() -> killed(number, making, removing));
        }
        var failed = new CopyOnWriteArrayList<String>();
        try (var runner = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var run : runner.invokeAll(runs)) {
                if (!run.get().isEmpty()) {
                    failed.add(run.get());
                }
            }
        }
        System.out.printf(
                "killed %d times: %d points of making, %d of removing%n",
                2 * runs.size(), calls.making().size(), calls.removing().size());
        assertThat(failed).isEmpty();
    }

    private static FakeScaleway cloud() {
        var cloud = new FakeScaleway(InstantSource.system());
        cloud.addresses(() -> "127.0.0.1"); // nobody there has the key that is expected
        return cloud;
    }

    private MortalVault vault(String name, FakeScaleway cloud) throws IOException {
        return new MortalVault(folder.resolve(name), cloud, TestArchive.in(folder.resolve(name + "-dist")));
    }

    private Calls uninterrupted() throws Exception {
        try (var cloud = cloud()) {
            var vault = vault("uninterrupted", cloud);
            var order = MortalVault.order(vault.prepare());
            vault.killWhenTold(NO_FURTHER, order);
            var making = cloud.faults().calls();
            var destroyed = vault.type("server destroy shop --yes");
            assertThat(destroyed.code()).as(destroyed.err()).isZero();
            assertThat(cloud.resources()).isZero();
            var removing = cloud.faults()
                    .calls()
                    .subList(making.size(), cloud.faults().calls().size());
            return new Calls(points(making, firstLook(making)), points(removing, 0));
        }
    }

    /// Offers are asked for before; the making begins by looking for what is there.
    private static int firstLook(List<String> calls) {
        return Math.max(0, calls.indexOf("POST security_groups") - 1);
    }

    private static List<Point> points(List<String> calls, int from) {
        var points = new ArrayList<Point>();
        for (int i = from; i < calls.size(); i++) {
            // Of looks in a row, one stands for all: nothing is written between them.
            if (i == from || isChange(calls.get(i)) || isChange(calls.get(i - 1))) {
                points.add(new Point(calls.get(i), nth(calls, i), Fault.DROPPED));
            }
            if (isChange(calls.get(i))) {
                points.add(new Point(calls.get(i), nth(calls, i), Fault.LOST));
            }
        }
        return Collections.unmodifiableList(points);
    }

    private static int nth(List<String> calls, int index) {
        return Collections.frequency(calls.subList(0, index + 1), calls.get(index));
    }

    private static boolean isChange(String call) {
        return !call.startsWith("GET ");
    }

    /// @return what went wrong; empty where nothing did
    private String killed(int number, Point making, Point removing) {
        var name = "run %d, killed at %s and %s".formatted(number, making, removing);
        try (var cloud = cloud()) {
            var vault = vault("run-" + number, cloud);
            var order = MortalVault.order(vault.prepare());

            var killed = kill(cloud, vault, making);
            var created = vault.terminal.type(MortalVault.OPEN, order);
            for (int tries = 0; !killed.get() && tries < MOST_PAUSES; tries++) { // a slow answer is a reason to pause
                created = vault.terminal.type(MortalVault.OPEN, goingOn(cloud, vault, order));
            }
            assertThat(killed).as(name + " created: " + created.err()).isTrue();
            assertThat(created.code()).as(name + " created: " + created.err()).isNotZero();
            vault.awaitDeath();
            vault.killWhenTold(NO_FURTHER, goingOn(cloud, vault, order));
            assertThat(cloud.serversMade()).as(name).isOne();

            killed = kill(cloud, vault, removing);
            var destroyed = vault.type("server destroy shop --yes");
            for (int tries = 0; !killed.get() && destroyed.code() != 0 && tries < MOST_PAUSES; tries++) {
                destroyed = vault.type("server destroy shop --yes");
            }
            assertThat(killed).as(name + " destroyed: " + destroyed.err()).isTrue();
            assertThat(destroyed.code())
                    .as(name + " destroyed: " + destroyed.err())
                    .isNotZero();
            vault.awaitDeath();
            var again = vault.type("server destroy shop --yes");
            assertThat(again.code()).as(name + " again: " + again.err()).isZero();
            assertThat(again.out()).as(name).contains("shop is gone", "Left in all zones: 0");
            assertThat(cloud.resources()).as(name).isZero();
            assertThat(cloud.serversMade()).as(name).isOne();
            assertThat(vault.type("verify").out()).as(name).isEqualTo("All is as it was written.\n");
            System.out.println(name + ": converged");
            return "";
        } catch (Exception | AssertionError e) {
            return name + ": " + e;
        }
    }

    /// Nothing is ordered before the server is written down: where a slow answer was asked for so often that the kill
    /// came
    /// before that, the person says the same again.
    private static String[] goingOn(FakeScaleway cloud, MortalVault vault, String[] order)
            throws IOException, InterruptedException {
        if (vault.type("server list").out().contains("shop")) {
            return new String[] {"server", "go-on", "shop"};
        }
        assertThat(cloud.resources()).isZero();
        return order;
    }

    /// @return whether it came to that
    private static AtomicBoolean kill(FakeScaleway cloud, MortalVault vault, Point point) {
        var killed = new AtomicBoolean();
        cloud.faults().whenDropped(() -> {
            killed.set(true);
            vault.kill();
        });
        cloud.faults().plan(point.name(), point.fault(), point.nth() - 1, 1);
        return killed;
    }
}
