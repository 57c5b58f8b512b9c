package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.TestHost;
import com.nocodo.vault.server.TestArchive;
import com.nocodo.vault.ssh.Connecting;
import com.nocodo.vault.ssh.HostKeyScan;
import com.nocodo.vault.ssh.OneTimeConnection;
import com.nocodo.vault.ssh.RealSshd;
import com.nocodo.vault.ssh.SignIn;
import com.nocodo.vault.ssh.SshKey;
import com.nocodo.vault.ssh.SshSignature;
import com.nocodo.vault.ssh.SshTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's own server, with its SSH at a port of its own: adopted with kills in between, entered, and given back.
@Tag("all")
class OwnServerStoryContainerTest {
    private static final int PORT = 2200;
    private static final String PASSWORD = MortalVault.OPEN.getFirst();
    private static final List<String> SIGN_IN = List.of(PASSWORD, "over the hills");

    @TempDir
    Path folder;

    private final SshKey alices = SshKey.random(new SecureRandom());

    private Path rootsKey() throws IOException, InterruptedException {
        var file = folder.resolve("id_rsa");
        var made = new ProcessBuilder("ssh-keygen", "-q", "-t", "rsa", "-N", "over the hills", "-f", file.toString())
                .start();
        assertThat(made.waitFor()).isZero();
        return file;
    }

    private static void must(TestHost host, String text) {
        var ran = host.root(text);
        assertThat(ran.exitCode()).as(text + ran.stderr()).isZero();
    }

    private TestHost ownersServer(Path key) throws IOException {
        var host = TestHost.startWithTools("#cloud-config\nlocale: C.UTF-8\n".getBytes(StandardCharsets.UTF_8));
        must(host, """
                until [ -e /run/cloud-init/result.json ]; do sleep 0.2; done
                mkdir -p /root/.ssh && echo '%s' >/root/.ssh/authorized_keys
                useradd -m -s /bin/bash alice && mkdir -p ~alice/.ssh
                echo '%s' >~alice/.ssh/authorized_keys && chown -R alice ~alice/.ssh
                echo 'Port %d' >>/etc/ssh/sshd_config && systemctl restart ssh
                """.formatted(
                        Files.readString(key.resolveSibling("id_rsa.pub")).strip(), alices.publicLine("alice"), PORT));
        return host;
    }

    private static Connecting asRoot(TestHost host, String key) {
        var pin = HostKeyScan.of(host.address(), PORT);
        return OneTimeConnection.connect(
                new SshTarget(host.address(), PORT, "root", pin), new SignIn(key, "over the hills", null));
    }

    private boolean aliceComesIn(TestHost host) {
        var pin = HostKeyScan.of(host.address(), PORT);
        return com.nocodo.vault.ssh.SshConnection.connect(new SshTarget(host.address(), PORT, "alice", pin), alices)
                instanceof Connecting.Connected;
    }

    @Test
    void anOwnServerIsAdoptedAlthoughTheVaultIsKilledAndGivenBackAsItWas() throws Exception {
        var key = rootsKey();
        try (var host = ownersServer(key)) {
            var vault = new MortalVault(folder.resolve("home"));
            var packed = new Distributions(TestArchive.real(), folder.resolve("packed"));
            vault.terminal.with(
                    "NOCODO_OPERATOR_DIST", packed.version("0.1.0", "").toString());
            vault.type("create");
            var fingerprint = HostKeyScan.of(host.address(), PORT).fingerprint();
            String[] adopt =
                    "server adopt shop --host %s:%d --user root --identity %s --new-host-key --yes --fingerprint %s"
                            .formatted(host.address(), PORT, key, fingerprint)
                            .split(" ");

            assertThat(vault.killWhenTold("Look whether", SIGN_IN, adopt)).contains("1/");
            var without = vault.type("server go-on shop");
            assertThat(without.err()).contains("Signing in as root once more is needed", "server adopt shop");
            must(host, "echo 'Match User alice' >/etc/ssh/sshd_config.d/90-owners.conf");
            assertThat(vault.terminal.type(SIGN_IN, adopt).err()).contains("other settings for some (Match)");
            must(host, "rm /etc/ssh/sshd_config.d/90-owners.conf && ip link add owners type bridge");
            assertThat(vault.terminal.type(SIGN_IN, adopt).err()).contains("passes on what others send (owners)");
            must(host, "ip link del owners");
            vault.killWhenTold("Install all updates", SIGN_IN, adopt); // by the same command, as it says
            vault.killWhenTold("undone in", MortalVault.OPEN, "server", "go-on", "shop");
            var adopted = vault.type("server go-on shop");

            assertThat(adopted.code()).as(adopted.err()).isZero();
            assertThat(adopted.out()).contains("shop", "ready", "own");
            assertThat(HostKeyScan.of(host.address(), PORT).fingerprint()).isNotEqualTo(fingerprint);
            var scorecard = vault.type("server scorecard shop").out();
            assertThat(scorecard).contains("green").doesNotContain(" red ");
            System.out.println(scorecard);
            assertThat(aliceComesIn(host)).isTrue();
            assertThat(asRoot(host, Files.readString(key))).isInstanceOf(Connecting.KeyRefused.class);
            try (var entered = Entered.into(vault.terminal, MortalVault.OPEN, "shop")) {
                assertThat(entered.signIn()).isNotEmpty();
            }
            theOperatorIsUpdatedAndNeverToABrokenOne(vault, host, packed);
            assertThat(vault.type("server destroy shop --yes").err()).contains("not ordered by the vault");

            var released = vault.type("server release shop --yes");
            assertThat(released.code()).as(released.err()).isZero();
            assertThat(released.out()).contains("yours alone again");
            must(
                    host,
                    "tries=0; while id nocodo; do tries=$((tries + 1)); [ $tries -lt 100 ] || exit 1; sleep 0.2; done");
            must(
                    host,
                    "! systemctl cat nocodo-operator && ! test -e /usr/lib/nocodo && ! test -e /etc/sudoers.d/50-nocodo");
            must(host, "! getent passwd nocodo-operator && ! nft list table inet nocodo");
            must(host, "! test -e /var/lib/nocodo/before/root/.ssh/authorized_keys && ! systemctl is-enabled nftables");
            assertThat(asRoot(host, Files.readString(key))).isInstanceOf(Connecting.Connected.class);
            assertThat(aliceComesIn(host)).isTrue();
            assertThat(vault.type("server list").out()).contains("gone");
            assertThat(vault.type("verify").out()).isEqualTo("All is as it was written.\n");
            assertThat(vault.type("server forget shop").code()).isZero();
            assertNothingOf("over the hills", vault.terminal.home());
        }
    }

    private static void theOperatorIsUpdatedAndNeverToABrokenOne(MortalVault vault, TestHost host, Distributions packed)
            throws Exception {
        assertThat(vault.type("server update shop").err()).contains("0.1.0 runs on it already");
        use(vault, packed.version("0.2.0", ""));
        assertThat(vault.type("server list --json").out()).contains("\"operator_offered\":\"0.2.0\"");
        vault.killWhenTold("Start the other operator", "server", "update", "shop");
        var updated = vault.type("server update shop");
        assertThat(updated.code()).as(updated.err()).isZero();
        assertThat(updated.out()).contains("shop runs the operator 0.2.0");

        use(vault, packed.version("0.2.5", ""));
        vault.killWhenTold("Start the other operator", "server", "update", "shop");
        use(vault, packed.version("0.2.6", ""));
        refused(vault, "server update shop", "The update to 0.2.5 was undone, and 0.2.0 runs as before");

        use(vault, packed.version("0.3.0", "printf '#!/bin/sh\\nexit 3\\n' >bin/nocodo-operator"));
        refused(vault, "server update shop", "The update to 0.3.0 was undone, and 0.2.0 runs as before");
        use(vault, packed.version("0.1.1", ""));
        refused(vault, "server update shop", "older than what runs (0.2.0)");
        var another = packed.signedByAnother().version("0.4.0", "");
        use(vault, another);
        refused(vault, "server update shop", "is signed by SHA256:");
        refused(vault, "server update shop --new-signer SHA256:another", "and not by SHA256:another");
        Files.write(another, new byte[] {1}, StandardOpenOption.APPEND);
        refused(vault, "server update shop --new-signer " + signer(another), "not what its sum says");
        use(vault, packed.version("0.4.1", ""));
        refused(vault, "server update shop", "and this server trusts " + signer(another));

        must(host, "grep -x 0.2.0 /usr/lib/nocodo/current/VERSION && systemctl is-active nocodo-operator");
        must(host, "! systemctl is-enabled nocodo-update.timer && ! test -e /var/lib/nocodo/update");
        try (var entered = Entered.into(vault.terminal, MortalVault.OPEN, "shop")) {
            assertThat(entered.signIn()).isNotEmpty();
        }
    }

    private static String signer(Path archive) throws IOException {
        return SshSignature.read(Files.readString(archive.resolveSibling(archive.getFileName() + ".sig")))
                .signer()
                .fingerprint();
    }

    private static void use(MortalVault vault, Path archive) {
        vault.terminal.with("NOCODO_OPERATOR_DIST", archive.toString());
    }

    private static void refused(MortalVault vault, String words, String why) throws Exception {
        assertThat(vault.type(words).err()).contains(why);
        assertThat(vault.type("server list").out()).contains("ready", "0.2.0");
    }

    private static void assertNothingOf(String secret, Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret, "PRIVATE KEY");
            }
        }
    }

    /// The scan hears the right server, and whoever connects next another.
    @Test
    void aServerThatIsExchangedAfterTheScanLearnsNothing() throws Exception {
        var key = rootsKey();
        Files.createDirectories(folder.resolve("right"));
        Files.createDirectories(folder.resolve("wrong"));
        try (var right = new RealSshd(folder.resolve("right"));
                var wrong = new RealSshd(folder.resolve("wrong"));
                var line = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                carry(line, right.target().port());
                while (!line.isClosed()) {
                    carry(line, wrong.target().port());
                }
            });
            var terminal = new Terminal(folder.resolve("home"))
                    .with(
                            "NOCODO_OPERATOR_DIST",
                            com.nocodo.vault.server.TestArchive.in(folder.resolve("dist"))
                                    .toString());
            terminal.type(MortalVault.OPEN, "create");
            var words = "server adopt shop --host 127.0.0.1:%d --user root --identity %s --yes --fingerprint %s";

            var exchanged = terminal.type(
                    SIGN_IN,
                    words.formatted(
                                    line.getLocalPort(),
                                    key,
                                    right.host.publicKey().fingerprint())
                            .split(" "));
            var mistaken = terminal.type(
                    SIGN_IN,
                    words.formatted(
                                    right.target().port(),
                                    key,
                                    wrong.host.publicKey().fingerprint())
                            .split(" "));
            var unsaid = terminal.type(
                    SIGN_IN,
                    "server adopt other --host 127.0.0.1:%d --user root --identity %s --yes"
                            .formatted(right.target().port(), key)
                            .split(" "));

            assertThat(exchanged.err()).contains("Somebody else answers");
            assertThat(mistaken.err()).contains("Somebody else may answer", "Nothing was sent");
            assertThat(unsaid.err()).contains("SHA256:", "Give --fingerprint", "Nothing was sent");
            for (var log : List.of("right", "wrong")) {
                assertThat(Files.readString(folder.resolve(log).resolve("sshd.log")))
                        .doesNotContain("Accepted", "Failed", "authenticating");
            }
        }
    }

    private static void carry(ServerSocket line, int port) {
        try {
            var here = line.accept();
            var there = new Socket(InetAddress.getLoopbackAddress(), port);
            Thread.ofVirtual().start(() -> pump(here, there));
            Thread.ofVirtual().start(() -> pump(there, here));
        } catch (IOException e) {
            // It was closed.
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of the two has gone.
        }
    }
}
