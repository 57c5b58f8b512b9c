package com.nocodo.vault.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.provisioning.BootKey;
import com.nocodo.provisioning.Steps;
import com.nocodo.provisioning.UserData;
import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestNetwork;
import com.nocodo.vault.provider.http.Pause;
import com.nocodo.vault.server.RunEntry.State;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A server that restarts for its updates, while the run that asked for it is killed anywhere.
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartContainerTest {
    private final ServerKeys keys = ServerKeys.random(new SecureRandom());
    private final TestNetwork network = TestNetwork.make();
    private TestHost host;
    private int boots;

    @BeforeAll
    void start() throws Exception {
        try (var boot = new BootKey(keys.boot().privateFile("boot"), keys.boot().publicKey())) {
            var data = UserData.of("restarts", Reach.ADMIN, List.of(keys.admin().publicKey()), boot);
            host = TestHost.startThatRestarts(data, network, network.nextAddress());
        }
        await("[ -e /run/cloud-init/result.json ]");
        must("""
                printf '[Service]\\nType=oneshot\\nExecStart=sh -c "echo >>/root/boots"\\n[Install]\\nWantedBy=basic.target\\n' \
                >/etc/systemd/system/count.service && : >/root/boots && systemctl -q enable count.service
                """);
    }

    @AfterAll
    void end() {
        if (host != null) {
            host.close();
        }
        network.close();
    }

    @BeforeEach
    void dueAgain() throws Exception {
        due();
    }

    private void due() throws InterruptedException {
        await("systemctl is-system-running --wait | grep -qE 'running|degraded'");
        must("touch /run/reboot-required");
        boots = boots();
    }

    private String must(String text) {
        var ran = host.root(text);
        assertThat(ran.exitCode()).as(text + ": " + ran.stderr()).isZero();
        return ran.stdout().strip();
    }

    private void await(String shell) throws InterruptedException {
        for (int tries = 0; !succeeds(shell); tries++) {
            assertThat(tries).as(shell).isLessThan(600);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /// Nothing can be asked of a container between two boots.
    private boolean succeeds(String shell) {
        try {
            return host.root(shell).exitCode() == 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private int boots() {
        return Integer.parseInt(must("wc -l </root/boots"));
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /// It outlives its process, which is killed at the n-th entry from now on.
    private static final class MortalJournal implements RunJournal {
        private final List<RunEntry> entries = new ArrayList<>();
        private int killAt;

        @Override
        public List<RunEntry> all() {
            return List.copyOf(entries);
        }

        @Override
        public void add(RunEntry entry) {
            entries.add(entry);
            if (--killAt == 0) {
                throw new Killed();
            }
        }
    }

    private Facts run(RunJournal journal, Duration patience, Consumer<String> line) throws InterruptedException {
        try (var reach = new Reach(Reach.SSH, keys.admin())) {
            var scripts = new ServerScripts(
                    wanted(), keys, OperatorArchive.unsent(), reach, keys.boot().publicKey());
            var script = Steps.named("restart");
            var address = new WorkStep(
                    "address",
                    "Tell the address",
                    Duration.ZERO,
                    (facts, said) -> Optional.of(Map.of(CloudRunStep.ADDRESS, host.address())));
            return new Engine(
                            journal, told -> line.accept(told.line()), () -> false, InstantSource.system(), Pause.REAL)
                    .run(List.of(
                            address,
                            scripts.restart().getFirst(),
                            new RestartRunStep(script, reach, scripts::pins, patience)));
        }
    }

    private Facts run(RunJournal journal) throws InterruptedException {
        return run(journal, RestartRunStep.PATIENCE, line -> {});
    }

    private Wanted wanted() {
        var seed = new byte[32];
        return new Wanted("nocodo-op-1", "", "", "", 0, "restarts", null, seed, seed, seed, seed, seed, 20_000);
    }

    private void assertRestartedOnce(Facts facts) throws InterruptedException {
        assertThat(facts.get("restarted")).isEqualTo("yes");
        assertThat(facts.get("boot-after")).isNotEqualTo(facts.get("boot"));
        assertThat(boots()).isEqualTo(boots + 1);
        assertThat(succeeds("[ -e /run/reboot-required ]")).isFalse();
    }

    @Test
    void aServerWhoseUpdatesAskForItRestartsAndIsWaitedForByItsHostKey() throws Exception {
        List<String> said = new ArrayList<>();
        var start = System.nanoTime();

        var facts = run(new MortalJournal(), RestartRunStep.PATIENCE, said::add);

        System.out.println("restarted within %d ms".formatted((System.nanoTime() - start) / 1_000_000));
        assertRestartedOnce(facts);
        assertThat(said).anyMatch(line -> line.contains("the server restarts"));
    }

    @Test
    void whereNothingAsksForItTheServerRunsOn() throws Exception {
        must("rm /run/reboot-required");
        List<String> said = new ArrayList<>();

        var facts = run(new MortalJournal(), RestartRunStep.PATIENCE, said::add);

        assertThat(facts.get("restarted")).startsWith("no");
        assertThat(said).contains("no restart is due");
        assertThat(boots()).isEqualTo(boots);
    }

    @Test
    void aContainerOfWhichNobodySaysThatItIsStartedAgainIsNotEnded() throws Exception {
        must("mv /etc/nocodo/restarts /root");

        var facts = run(new MortalJournal());

        must("mv /root/restarts /etc/nocodo");
        assertThat(facts.get("restarted")).startsWith("no");
        assertThat(boots()).isEqualTo(boots);
    }

    @Test
    void aRunThatIsKilledAnywhereRestartsTheServerOnce() throws Exception {
        for (int entry = 1; entry <= 6; entry++) {
            due();
            var journal = new MortalJournal();
            journal.killAt = entry;
            assertThatThrownBy(() -> run(journal)).isInstanceOf(Killed.class);

            assertRestartedOnce(run(journal));
        }
    }

    @Test
    void aRunThatIsKilledWhileTheServerIsAwayGoesOnWaiting() throws Exception {
        var journal = new MortalJournal();
        assertThatThrownBy(() -> run(journal, RestartRunStep.PATIENCE, line -> {
                    if (line.startsWith("waiting")) {
                        throw new Killed();
                    }
                }))
                .isInstanceOf(Killed.class);

        assertRestartedOnce(run(journal));
    }

    @Test
    void aServerThatRestartedWhileTheVaultWasDeadIsNotRestartedAgain() throws Exception {
        var journal = new MortalJournal();
        journal.killAt = 4; // what the boot was is on the disk
        assertThatThrownBy(() -> run(journal)).isInstanceOf(Killed.class);
        host.root("systemctl reboot");
        await("[ $(wc -l </root/boots) -gt " + boots + " ]");

        assertRestartedOnce(run(journal));
    }

    @Test
    void aServerThatDoesNotRestartIsSaidAndGoneOnWithLater() throws Exception {
        must("systemctl -q mask reboot.target");
        var journal = new MortalJournal();

        assertThatThrownBy(() -> run(journal, Duration.ofSeconds(4), line -> {}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is not back within")
                .hasMessageContaining("console at the provider");
        assertThat(journal.all())
                .last()
                .satisfies(last -> assertThat(last.state()).isEqualTo(State.FAILED));
        must("systemctl -q unmask reboot.target");

        assertRestartedOnce(run(journal));
    }
}
