package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestNetwork;
import com.nocodo.vault.provider.fake.FakeScaleway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a key to a hardened server and back to nothing: a stand-in of the cloud whose servers really boot.
@Tag("all")
class RealServerContainerTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final List<String> OPEN = List.of(PASSWORD);

    @TempDir
    Path folder;

    private final Map<String, TestHost> hosts = new ConcurrentHashMap<>();
    private TestNetwork network;
    private FakeScaleway cloud;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        network = TestNetwork.make();
        cloud = new FakeScaleway(InstantSource.system());
        cloud.addresses(network::nextAddress);
        cloud.onPowerOn((machine, userData) -> hosts.put(
                machine.id(),
                TestHost.start(
                        userData.getBytes(StandardCharsets.UTF_8),
                        network,
                        Objects.requireNonNull(machine.address()))));
        cloud.onTerminate(
                machine -> Objects.requireNonNull(hosts.remove(machine.id())).close());
        terminal = new Terminal(folder.resolve("home"))
                .with("NOCODO_SCALEWAY_BASE", cloud.address().url().toString())
                .with("NOCODO_OPERATOR_DIST", operator().toString());
    }

    @AfterEach
    void stop() {
        hosts.values().forEach(TestHost::close);
        cloud.close();
        network.close();
    }

    /// What `./nocodo dist` made.
    private static Path operator() throws IOException {
        var named = System.getenv("NOCODO_OPERATOR_DIST");
        if (named != null) {
            return Path.of(named);
        }
        try (var files = Files.newDirectoryStream(Path.of("../target"), "nocodo-operator-*.tar.gz")) {
            var found = files.iterator();
            assertThat(found.hasNext()).as("make it before: ./nocodo dist").isTrue();
            return found.next().toAbsolutePath().normalize();
        }
    }

    private String addKey() throws IOException, InterruptedException {
        return terminal.type(
                        List.of(PASSWORD, FakeScaleway.SECRET),
                        "key",
                        "add",
                        "scaleway",
                        "--name",
                        "main",
                        "--access-key",
                        FakeScaleway.ACCESS_KEY,
                        "--json")
                .data()
                .path("id")
                .asString("");
    }

    private void theOperatorRunsInItsSandbox() {
        var host = hosts.values().iterator().next();
        assertThat(host.root("systemctl is-active nocodo-operator").stdout().strip())
                .isEqualTo("active");
        var security = host.root("systemd-analyze security --no-pager --threshold=25 nocodo-operator");
        assertThat(security.exitCode()).isZero();
        System.out.println(security.lines().getLast());
        assertThat(host.root("test -e /var/lib/nocodo-operator/pairing.json").exitCode())
                .as("the pairing secret is gone")
                .isNotZero();
        assertThat(host.root("ls /var/lib/nocodo/incoming").stdout()).isEmpty();
    }

    @Test
    void aServerIsMadeHardenedAndDestroyedWithoutALeftover() throws Exception {
        terminal.type(OPEN, "create");
        var key = addKey();

        var created = terminal.type(
                OPEN, "server", "create", "shop", "--key", key, "--zone", "fr-par-1", "--size", "DEV1-L", "--yes");

        assertThat(created.code()).as(created.out() + created.err()).isZero();
        assertThat(created.out()).contains("shop", "ready");
        assertThat(cloud.serversMade()).isOne();
        var scorecard = terminal.type(OPEN, "server", "scorecard", "shop").out();
        assertThat(scorecard).contains("green").doesNotContain(" red ");
        System.out.println(scorecard);
        theOperatorRunsInItsSandbox();

        var destroyed = terminal.type(OPEN, "server", "destroy", "shop", "--yes");
        assertThat(destroyed.code()).as(destroyed.err()).isZero();
        assertThat(destroyed.out()).contains("shop is gone", "Left in all zones: 0");
        assertThat(cloud.resources()).isZero();
        assertThat(hosts).isEmpty();
        assertThat(terminal.type(OPEN, "audit").out()).contains("server.make", "server.destroy", "server.receipt");
    }
}
