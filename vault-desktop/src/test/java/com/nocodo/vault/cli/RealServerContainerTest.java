package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestNetwork;
import com.nocodo.vault.provider.fake.FakeScaleway;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

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
    static Path operator() throws IOException {
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

    private void itsOwnerComesInThroughTheTunnelAndNobodyElse() throws Exception {
        var begun = System.nanoTime();
        try (var entered = Entered.into(terminal, OPEN, "shop")) {
            System.out.printf("entered after %d ms%n", (System.nanoTime() - begun) / 1_000_000);
            assertThat(entered.link().toString())
                    .startsWith("http://ui.shop.localhost:")
                    .contains("/session/link?token=");
            assertThat(reachable(entered.link().getPort())).containsExactly(22);

            assertThat(entered.ask("/api/v1/projects"))
                    .as("another user of this computer")
                    .startsWith("HTTP/1.1 401");
            assertThat(entered.askAt("evil.example", "/")).startsWith("HTTP/1.1 421");
            assertThat(entered.ask("/", "Origin: http://evil.example")).startsWith("HTTP/1.1 403");
            var cookie = entered.signIn();
            assertThat(cookie).isNotEmpty();
            assertThat(entered.signIn()).as("a link is good for once").isEmpty();
            assertThat(entered.ask("/", "Cookie: " + cookie))
                    .startsWith("HTTP/1.1 200")
                    .contains("<html");
            assertThat(entered.ask("/api/v1/projects", "Cookie: " + cookie)).startsWith("HTTP/1.1 200");

            assertThat(terminal.type(List.of(), "lock").code()).isZero();
            entered.said();
            assertThat(entered.isClosedSoon()).isTrue();
        }
    }

    /// Of the ports that a server may have, and of the one that its operator has.
    private List<Integer> reachable(int operator) throws Exception {
        var address = hosts.values().iterator().next().address();
        var ports = IntStream.concat(IntStream.rangeClosed(1, 1024), IntStream.of(operator, 5432, 8080));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = ports.mapToObj(port -> threads.submit(() -> {
                        try (var socket = new Socket()) {
                            socket.connect(new InetSocketAddress(address, port), 2_000);
                            return port;
                        } catch (IOException e) {
                            return 0;
                        }
                    }))
                    .toList();
            var open = new ArrayList<Integer>();
            for (var one : tries) {
                if (one.get() != 0) {
                    open.add(one.get());
                }
            }
            return open;
        }
    }

    private void anOldCopyOfTheVaultIsNoticed() throws Exception {
        var vault = terminal.home().resolve("vault");
        var copy = folder.resolve("copy");
        FileSystemUtils.copyRecursively(vault, copy);
        try (var entered = Entered.into(terminal, OPEN, "shop")) {
            entered.close();
            assertThat(entered.said()).contains("is open on this computer").doesNotContain("WARNING");
            assertThat(entered.isClosedSoon()).isTrue();
        }
        var newer = folder.resolve("newer");
        Files.move(vault, newer);
        FileSystemUtils.copyRecursively(copy, vault);
        Files.setPosixFilePermissions(vault, Files.getPosixFilePermissions(newer));
        try (var entered = Entered.into(terminal, OPEN, "shop")) {
            entered.close();
            assertThat(entered.said()).contains("WARNING: This vault is older");
        }
        assertThat(terminal.type(OPEN, "audit").out()).contains("vault.rolled-back");
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
        itsOwnerComesInThroughTheTunnelAndNobodyElse();
        anOldCopyOfTheVaultIsNoticed();

        var destroyed = terminal.type(OPEN, "server", "destroy", "shop", "--yes");
        assertThat(destroyed.code()).as(destroyed.err()).isZero();
        assertThat(destroyed.out()).contains("shop is gone", "Left in all zones: 0");
        assertThat(cloud.resources()).isZero();
        assertThat(hosts).isEmpty();
        assertThat(terminal.type(OPEN, "audit").out()).contains("server.make", "server.destroy", "server.receipt");
    }
}
