package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.TestHost;
import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.server.BootingCloud;
import com.nocodo.vault.server.TestArchive;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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

    private BootingCloud cloud;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        cloud = BootingCloud.startWithTools();
        terminal = new Terminal(folder.resolve("home"))
                .with("NOCODO_SCALEWAY_BASE", cloud.base())
                .with("NOCODO_OPERATOR_DIST", TestArchive.real().toString());
    }

    @AfterEach
    void stop() {
        cloud.close();
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
        var host = cloud.host();
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

    /// The way in is tried afterwards.
    private void allOfItComesBackAfterARestart() throws Exception {
        var host = cloud.host();
        host.root("touch /run/before && systemctl reboot");
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!isBack(host)) {
            assertThat(System.nanoTime()).as("it does not come back").isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(500);
        }
        assertThat(host.root("nft list chain inet nocodo input").stdout()).contains("policy drop");
    }

    private static boolean isBack(TestHost host) {
        try {
            return host.root("[ ! -e /run/before ] && [ -S /run/nocodo-bridge/bridge.sock ]")
                            .exitCode()
                    == 0;
        } catch (RuntimeException e) {
            return false; // nothing can be asked of a container between two boots
        }
    }

    private void codingClisAreInstalledOnItsOwnersWish() throws Exception {
        assertThat(terminal.type(OPEN, "server", "tools", "shop").out()).contains("Claude Code", "Proprietary");

        var added = terminal.type(OPEN, "server", "tools", "shop", "--add", "codex", "--add", "opencode");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out()).containsPattern("codex +0\\.").containsPattern("opencode +1\\.");
        System.out.println(added.out());
        theInstallationThatIsKilledInTheMiddleIsGoneOnWith();
        var removed = terminal.type(OPEN, "server", "tools", "shop", "--remove", "codex");
        assertThat(removed.out()).containsPattern("codex +-").containsPattern("opencode +1\\.");
        assertThat(terminal.type(OPEN, "server", "tools", "shop", "--add", "aider")
                        .code())
                .isEqualTo(2);
    }

    /// The program on the server, while it downloads.
    private void theInstallationThatIsKilledInTheMiddleIsGoneOnWith() throws Exception {
        var clis = "/var/cache/nocodo-operator/toolchains/clis/";
        var killing = cloud.host();
        var killed = Thread.ofVirtual()
                .start(() -> killing.root("until [ -e " + clis + "gemini-cli/.part/cache ]; do sleep 0.05; done;"
                        + " systemctl kill -s KILL nocodo-tools.service"));
        var broken = terminal.type(OPEN, "server", "tools", "shop", "--add", "gemini-cli");
        killed.join();
        assertThat(broken.code()).as(broken.out()).isNotZero();
        assertThat(cloud.host().root("ls " + clis + "gemini-cli").stdout()).isEmpty();
        assertThat(terminal.type(OPEN, "server", "tools", "shop").out()).contains("A change has not ended");

        var again = terminal.type(OPEN, "server", "tools", "shop", "--add", "gemini-cli");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).containsPattern("gemini-cli +0\\.").containsPattern("codex +0\\.");
        assertThat(cloud.host().root("ls -A " + clis + "gemini-cli").stdout()).doesNotContain(".part");
        assertThat(cloud.host()
                        .root("setpriv --reuid nocodo-build --regid nocodo-build --clear-groups touch " + clis
                                + "codex/by-a-build")
                        .exitCode())
                .isNotZero();
    }

    private void anotherOneLikeItIsPlannedFromWhatIsKept() throws Exception {
        var plan = terminal.type(OPEN, "server", "plan", "shop2", "--like", "shop");

        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("0.04284 EUR an hour");
        assertThat(terminal.type(OPEN, "server", "plan", "shop2").err()).contains("Say --key, or --like");
        assertThat(terminal.type(OPEN, "server", "plan", "shop2", "--like", "shop", "--size", "HUGE")
                        .code())
                .isNotZero();
    }

    /// Of the ports that a server may have, and of the one that its operator has.
    private List<Integer> reachable(int operator) throws Exception {
        var address = cloud.host().address();
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
        assertThat(cloud.api().serversMade()).isOne();
        var scorecard = terminal.type(OPEN, "server", "scorecard", "shop").out();
        assertThat(scorecard).contains("green").doesNotContain(" red ");
        System.out.println(scorecard);
        assertThat(created.err()).contains("the server restarts");
        theOperatorRunsInItsSandbox();
        allOfItComesBackAfterARestart();
        itsOwnerComesInThroughTheTunnelAndNobodyElse();
        codingClisAreInstalledOnItsOwnersWish();
        anOldCopyOfTheVaultIsNoticed();

        var destroyed = terminal.type(OPEN, "server", "destroy", "shop", "--yes");
        assertThat(destroyed.code()).as(destroyed.err()).isZero();
        assertThat(destroyed.out()).contains("shop is gone", "Left in all zones: 0");
        assertThat(cloud.api().resources()).isZero();
        assertThat(cloud.running()).isZero();
        anotherOneLikeItIsPlannedFromWhatIsKept();
        assertThat(terminal.type(OPEN, "audit").out()).contains("server.make", "server.destroy", "server.receipt");
    }
}
