package com.nocodo.vault.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.provisioning.SshPublicKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConnectionTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private RealSshd server;

    @BeforeEach
    void start() throws Exception {
        server = new RealSshd(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private SshConnection connected() {
        var outcome = SshConnection.connect(server.target(), server.user);
        assertThat(outcome).isInstanceOf(Connecting.Connected.class);
        return ((Connecting.Connected) outcome).connection();
    }

    @Test
    void aCommandGetsItsInputAndTellsItsLinesAndItsExitCode() throws Exception {
        List<String> lines = new ArrayList<>();
        try (var connection = connected()) {
            var ran = connection.run("cat; echo behind >&2; exit 7", "one\ntwo\n".getBytes(), LIMIT, lines::add);

            assertThat(ran.code()).isEqualTo(7);
            assertThat(lines).containsExactlyInAnyOrder("one", "two", "behind");
        }
    }

    @Test
    void whoeverElseAnswersAtTheAddressLearnsNothing() throws Exception {
        var expected = SshKey.random(new SecureRandom()).publicKey();

        var outcome = SshConnection.connect(server.target().pinned(expected), server.user);

        assertThat(outcome)
                .isEqualTo(new Connecting.OtherHost(
                        expected, server.host.publicKey().fingerprint()));
        assertThat(Files.readString(folder.resolve("sshd.log"))).doesNotContain("Accepted", "Failed publickey");
    }

    @Test
    void aServerIsAskedForItsKeyBeforeAnybodyTrustsIt() throws Exception {
        var target = server.target();

        assertThat(HostKeyScan.of(target.host(), target.port())).isEqualTo(server.host.publicKey());

        assertThat(Files.readString(folder.resolve("sshd.log"))).doesNotContain("Accepted", "Failed publickey");
        assertThatThrownBy(() -> HostKeyScan.of("127.0.0.1", 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("No server that we could use answers at 127.0.0.1");
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsRefused() {
        var outcome = SshConnection.connect(server.target(), SshKey.random(new SecureRandom()));

        assertThat(outcome).isEqualTo(new Connecting.KeyRefused("root"));
    }

    @Test
    void whereNobodyAnswersItIsTriedAgainForAsLongAsOneLikes() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        List<String> reasons = new ArrayList<>();
        var nobody = new SshTarget("127.0.0.1", free, "root", server.host.publicKey());

        var outcome = SshConnection.connect(nobody, server.user, Duration.ofMillis(1500), reasons::add);

        assertThat(outcome).isEqualTo(new Connecting.Unreachable("Connection refused"));
        assertThat(reasons).isNotEmpty().containsOnly("Connection refused");
    }

    @Test
    void aCommandEndsWithItsLimit() {
        try (var connection = connected()) {
            assertThatThrownBy(() -> connection.run("sleep 60", new byte[0], Duration.ofMillis(300), line -> {}))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("within 0 seconds");
        }
    }

    @Test
    void aFileArrivesWholeOrNotAtAll() throws Exception {
        var content = new byte[3_000_000];
        new SecureRandom().nextBytes(content);
        var place = folder.resolve("there");
        try (var connection = connected()) {
            connection.put(new ByteArrayInputStream(content), content.length, place.toString(), LIMIT, () -> false);
            assertThat(Files.readAllBytes(place)).isEqualTo(content);

            var other = folder.resolve("other").toString();
            assertThatThrownBy(() -> connection.put(
                            new ByteArrayInputStream(content), content.length + 1, other, LIMIT, () -> false))
                    .isInstanceOf(ProblemException.class);
            assertThat(Path.of(other)).doesNotExist();
            assertThat(Path.of(other + ".part")).doesNotExist();
        }
    }

    @Test
    void aPathWithQuotesIsRefusedBeforeItReachesAShell() {
        try (var connection = connected()) {
            assertThatThrownBy(() -> connection.put(
                            new ByteArrayInputStream(new byte[0]), 0, "/tmp/a;reboot", LIMIT, () -> false))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aProgramIsTalkedToUntilItIsClosed() throws Exception {
        try (var connection = connected();
                var stream = connection.open("cat")) {
            stream.out().write("hello\n".getBytes(StandardCharsets.UTF_8));
            stream.out().flush();

            assertThat(stream.in().readNBytes(6)).asString().isEqualTo("hello\n");
        }
    }

    @Test
    void opensshReadsOurKeysAsWeDo() throws Exception {
        var key = SshKey.random(new SecureRandom());
        var file = folder.resolve("key");
        Files.createFile(
                file,
                java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
        Files.write(file, key.privateFile("me@here"));

        assertThat(output("ssh-keygen", "-y", "-f", file.toString()).strip()).isEqualTo(key.publicLine("me@here"));
        assertThat(output("ssh-keygen", "-l", "-f", file.toString()))
                .contains(key.publicKey().fingerprint());
        assertThat(SshPublicKey.ofLine(key.publicLine("x"))).isEqualTo(key.publicKey());
        assertThat(new SshKey(key.seed()).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void aKeyPairPrintsItsFingerprintAndNothingElse() {
        var key = SshKey.random(new SecureRandom());

        assertThat(key).hasToString(key.publicKey().fingerprint());
    }

    private static String output(String... argv) throws IOException {
        return new String(
                new ProcessBuilder(argv)
                        .redirectErrorStream(true)
                        .start()
                        .getInputStream()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
