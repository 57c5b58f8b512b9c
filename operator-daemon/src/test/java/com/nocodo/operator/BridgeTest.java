package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.bridge.BridgeApi;
import com.nocodo.protocol.bridge.BridgeApi.Role;
import com.nocodo.protocol.bridge.BridgeClient;
import com.nocodo.protocol.bridge.Handshake;
import com.nocodo.protocol.bridge.Identity;
import com.nocodo.protocol.bridge.Mux;
import com.nocodo.protocol.bridge.MuxStream;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.protocol.rpc.WireDoor;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class BridgeTest {
    private static final String OPERATOR = "3f0c4d1e-0000-4000-8000-000000000001";
    private static final String HOST_KEY = "AAAAC3NzaC1lZDI1NTE5AAAAICJEoOOgQBLJPs4g/XcPTKT82NywNPpxeuA20FlOPlpO";

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private final byte[] seed = bytes();
    private final byte[] key =
            new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    private final byte[] secret = bytes();
    private Path home;
    private Path socket;
    private Served served;

    private byte[] bytes() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void start() throws IOException {
        home = folder.resolve("home");
        socket = folder.resolve("bridge.sock");
        Files.createDirectories(home);
        Files.writeString(folder.resolve("host.pub"), "ssh-ed25519 " + HOST_KEY + " root@here\n");
        leaveSecret(Instant.now().plusSeconds(900));
        served = Served.home(
                home,
                Clock.systemUTC(),
                Map.of(
                        "NOCODO_BRIDGE_SOCKET",
                        socket.toString(),
                        "NOCODO_BRIDGE_HOST_KEY",
                        folder.resolve("host.pub").toString()));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private void leaveSecret(Instant until) throws IOException {
        Files.write(
                home.resolve("pairing.json"),
                Wire.JSON.writeValueAsBytes(
                        Map.of("operator", OPERATOR, "secret", secret, "until", until.toString(), "tries", 0)));
    }

    private static String fingerprint() throws Exception {
        var sum = java.security.MessageDigest.getInstance("SHA-256")
                .digest(Base64.getDecoder().decode(HOST_KEY));
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sum);
    }

    private BridgeClient client() throws IOException {
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        return BridgeClient.open(Channels.newInputStream(channel), Channels.newOutputStream(channel), channel, random);
    }

    private BridgeClient.Operator paired() throws Exception {
        try (var client = client()) {
            return client.pair(OPERATOR, key, "the vault of the shop", fingerprint(), secret);
        }
    }

    private static String ask(BridgeClient client, String host, String path) throws IOException {
        try (var stream = client.http()) {
            stream.out()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(stream.in().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPairedVaultReachesTheWebAppAndSignsItsOwnerIn() throws Exception {
        var operator = paired();
        assertThat(home.resolve("pairing.json")).doesNotExist();

        try (var client = client()) {
            client.prove(operator, seed, key);

            assertThat(client.status().address()).isEqualTo(served.server.address());
            assertThat(ask(client, served.host(), "/api/v1/projects")).startsWith("HTTP/1.1 401");
            assertThat(ask(client, "evil.example", "/")).startsWith("HTTP/1.1 4");
            var link = client.signInLink();
            assertThat(served.get(Served.path(link)).cookie()).isNotEmpty();
            client.keepReceipt("7 abc");
            assertThat(client.status().receipt()).isEqualTo("7 abc");
        }
    }

    @Test
    void whoIsNotPairedGetsNowhere() throws Exception {
        paired();
        var other = bytes();
        var otherKey =
                new Ed25519PrivateKeyParameters(other).generatePublicKey().getEncoded();
        try (var client = client()) {
            assertThatThrownBy(() -> ask(client, served.host(), "/")).isInstanceOf(IOException.class);
            assertThatThrownBy(client::status).isInstanceOf(ProblemException.class);
            assertThatThrownBy(client::signInLink).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> client.prove(new BridgeClient.Operator(OPERATOR, new byte[32]), seed, key))
                    .hasMessageContaining("another key");
        }
        try (var client = client()) {
            var operator = new BridgeClient.Operator(OPERATOR, serverKey());
            assertThatThrownBy(() -> client.prove(operator, other, otherKey))
                    .hasMessageContaining("does not know this vault");
            assertThatThrownBy(() -> client.prove(operator, other, key)).isInstanceOf(ProblemException.class);
        }
    }

    private byte[] serverKey() throws IOException {
        return new Ed25519PrivateKeyParameters(Files.readAllBytes(home.resolve("bridge.key")))
                .generatePublicKey()
                .getEncoded();
    }

    @Test
    void aPairingThatWasRecordedIsOfNoUse() throws Exception {
        paired();
        try (var client = client()) {
            assertThatThrownBy(() -> client.pair(OPERATOR, key, "again", fingerprint(), secret))
                    .hasMessageContaining("not waiting to be paired");
        }
    }

    /// The very bytes of a proof that was good, and of a numbered call.
    @Test
    void aProofThatWasRecordedIsRefused() throws Exception {
        paired();
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        try (var mux = Mux.caller(
                Channels.newInputStream(channel), Channels.newOutputStream(channel), channel, MuxStream::close)) {
            var control = mux.open(BridgeApi.CONTROL);
            var door = WireDoor.of(BridgeApi.class, "operator").connect(control.in(), control.out());
            var hello = door.challenge();
            var nonce = bytes();
            var proof = new BridgeApi.Proof(key, nonce, Identity.sign(seed, Handshake.vaultProves(hello, key, nonce)));
            door.prove(proof);
            assertThat(door.signInLink(1)).contains("token=");
            assertThatThrownBy(() -> door.signInLink(1)).hasMessageContaining("made before");
            assertThatThrownBy(() -> door.signInLink(3)).hasMessageContaining("missing");

            assertThatThrownBy(() -> door.prove(proof)).hasMessageContaining("Ask for a challenge first");
            door.challenge();
            assertThatThrownBy(() -> door.prove(proof)).hasMessageContaining("does not know this vault");
        }
    }

    @Test
    void aWrongSecretIsTriedFiveTimesAndThenTheRightOneIsDeadToo() throws Exception {
        for (int tries = 0; tries < 5; tries++) {
            try (var client = client()) {
                assertThatThrownBy(() -> client.pair(OPERATOR, key, "guess", fingerprint(), bytes()))
                        .hasMessageContaining("not the operator");
            }
        }
        try (var client = client()) {
            assertThatThrownBy(() -> client.pair(OPERATOR, key, "late", fingerprint(), secret))
                    .hasMessageContaining("dead");
        }
        assertThat(home.resolve("pairing.json")).doesNotExist();
    }

    @Test
    void whoSitsInBetweenWithAnotherHostKeyPairsNothing() throws Exception {
        try (var client = client()) {
            assertThatThrownBy(() -> client.pair(OPERATOR, key, "x", "SHA256:another", secret))
                    .hasMessageContaining("another host key");
        }
    }

    @Test
    void aSecretThatIsTooOldIsDead() throws Exception {
        leaveSecret(Instant.now().minusSeconds(1));
        try (var client = client()) {
            assertThatThrownBy(() -> client.pair(OPERATOR, key, "late", fingerprint(), secret))
                    .hasMessageContaining("dead");
        }
    }

    /// Somebody else's vault.
    private record Other(byte[] seed, byte[] key) {}

    private Other other() {
        var theirs = bytes();
        return new Other(
                theirs,
                new Ed25519PrivateKeyParameters(theirs).generatePublicKey().getEncoded());
    }

    private BridgeClient client(BridgeClient.Operator operator, Other who) throws IOException {
        var client = client();
        client.prove(operator, who.seed(), who.key());
        return client;
    }

    @Test
    void anOwnerLetsAMemberInWhoComesAsThemselvesAndLetsNobodyIn() throws Exception {
        var operator = paired();
        var member = other();
        try (var owner = client(operator, new Other(seed, key))) {
            owner.admit(member.key(), "Alex's laptop", Role.MEMBER);
            owner.admit(member.key(), "Alex's laptop", Role.MEMBER);
            assertThat(owner.people()).extracting(BridgeApi.Person::seen).last().isNull();

            try (var theirs = client(operator, member)) {
                var cookie = served.get(Served.path(theirs.signInLink())).cookie();
                assertThat(served.get("/api/v1/me", "Cookie", cookie).body())
                        .contains("Alex's laptop")
                        .contains("builder");
                assertThatThrownBy(theirs::people).hasMessageContaining("Only the owner");
                assertThatThrownBy(() -> theirs.admit(other().key(), "more", Role.MEMBER))
                        .hasMessageContaining("Only the owner");
                assertThatThrownBy(() -> theirs.revoke(key)).hasMessageContaining("Only the owner");

                assertThat(owner.people())
                        .extracting(BridgeApi.Person::name, BridgeApi.Person::role, BridgeApi.Person::here)
                        .containsExactly(
                                tuple("the vault of the shop", Role.OWNER, true),
                                tuple("Alex's laptop", Role.MEMBER, true));
            }
        }
        assertThat(audit()).contains("bridge.pair", "bridge.admit", "bridge.denied");
    }

    @Test
    void whereThereIsNoRoomForMembersAnOwnerStillGetsANewKey() throws Exception {
        var operator = paired();
        try (var owner = client(operator, new Other(seed, key))) {
            for (int i = 0; i < 50; i++) {
                owner.admit(other().key(), "member " + i, Role.MEMBER);
            }
            assertThatThrownBy(() -> owner.admit(other().key(), "one more", Role.MEMBER))
                    .hasMessageContaining("Shut one out first");

            owner.admit(other().key(), "the new key", Role.OWNER);

            assertThat(owner.people()).hasSize(52);
        }
    }

    @Test
    void whoIsRevokedIsCutOffInTheMiddleAndNeverComesInAgain() throws Exception {
        var operator = paired();
        var member = other();
        try (var owner = client(operator, new Other(seed, key))) {
            owner.admit(member.key(), "a member", Role.MEMBER);
            var theirs = client(operator, member);
            var cookie = served.get(Served.path(theirs.signInLink())).cookie();
            var open = theirs.http();

            owner.revoke(member.key());
            owner.revoke(member.key());

            theirs.awaitEnd();
            assertThatThrownBy(open.in()::read).isInstanceOf(IOException.class);
            assertThat(served.get("/api/v1/me", "Cookie", cookie).status()).isEqualTo(401);
            assertThatThrownBy(() -> client(operator, member)).hasMessageContaining("no longer");
            assertThatThrownBy(() -> owner.admit(member.key(), "again", Role.MEMBER))
                    .hasMessageContaining("revoked, and stays so");
            assertThat(owner.people()).hasSize(1);
        }
        assertThat(audit()).contains("bridge.revoke", "a key that was revoked");
    }

    @Test
    void nobodyShutsThemselvesOutAndNoNameOrKeyThatIsNoneIsTaken() throws Exception {
        var operator = paired();
        try (var owner = client(operator, new Other(seed, key))) {
            assertThatThrownBy(() -> owner.revoke(key)).hasMessageContaining("does not shut itself out");
            assertThatThrownBy(() -> owner.revoke(other().key())).hasMessageContaining("no such vault");
            assertThatThrownBy(() -> owner.revoke(new byte[0])).isInstanceOf(ProblemException.class);
            for (var name : new String[] {"", "   ", "a\nb", "x".repeat(81), "\u0000"}) {
                assertThatThrownBy(() -> owner.admit(other().key(), name, Role.MEMBER))
                        .as(name)
                        .isInstanceOf(ProblemException.class);
            }
            assertThatThrownBy(() -> owner.admit(new byte[31], "short", Role.MEMBER))
                    .isInstanceOf(ProblemException.class);
            assertThat(owner.people()).hasSize(1);
        }
    }

    private String audit() throws Exception {
        return served.get("/api/v1/audit", "Cookie", served.signIn()).body();
    }

    @Test
    void theSocketIsForItsGroupAlone() throws Exception {
        assertThat(Files.getPosixFilePermissions(socket)).isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
        assertThat(Arrays.asList(Files.getPosixFilePermissions(home.resolve("bridge.key"))
                        .toArray()))
                .hasSize(2);
    }
}
