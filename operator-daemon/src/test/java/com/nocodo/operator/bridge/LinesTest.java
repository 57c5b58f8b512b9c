package com.nocodo.operator.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.bridge.BridgeApi.Proof;
import com.nocodo.protocol.bridge.BridgeApi.Role;
import com.nocodo.protocol.bridge.Handshake;
import com.nocodo.protocol.bridge.Identity;
import com.nocodo.protocol.bridge.Mux;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who has a key of the bridge keeps nobody else out, and says nothing in somebody else's name.
class LinesTest {
    @TempDir
    Path folder = Path.of(".");

    private final SecureRandom random = new SecureRandom();
    private final byte[] seed = bytes();
    private final byte[] key =
            new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    private Database db;
    private Bridge bridge;

    /// Owners have no account of their own.
    private static final class NoAccounts implements SignIns {
        @Override
        public String link(@Nullable String account) {
            throw new IllegalStateException("nobody signs in here");
        }

        @Override
        public String make(String name) {
            throw new IllegalStateException("nobody is let in here");
        }

        @Override
        public void remove(String account) {
            throw new IllegalStateException("nobody has an account here");
        }
    }

    @BeforeEach
    void open() {
        db = Database.open(folder.resolve("operator.db"));
        bridge = Bridge.of(db, folder, Clock.systemUTC(), "http://127.0.0.1:1", new NoAccounts(), Optional::empty);
        bridge.keys().save(key, "an owner", Role.OWNER, null);
    }

    @AfterEach
    void close() {
        bridge.lines().endAll();
        db.close();
    }

    private byte[] bytes() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Nobody ever says anything on it.
    private static Mux line() throws IOException {
        var said = new PipedOutputStream();
        var in = new PipedInputStream(said);
        return Mux.called(in, new PipedOutputStream(new PipedInputStream()), said, stream -> {});
    }

    private BridgeDoor door() {
        return new BridgeDoor(bridge);
    }

    private BridgeDoor proven() {
        var door = door();
        prove(door, seed);
        return door;
    }

    private void prove(BridgeDoor door, byte[] signer) {
        var hello = door.challenge();
        var nonce = bytes();
        door.prove(new Proof(key, nonce, Identity.sign(signer, Handshake.vaultProves(hello, key, nonce))));
    }

    @Test
    void aLineThatNobodyProvesIsClosedAndOneThatIsProvenStays() throws Exception {
        var lines = new Lines(Duration.ofMillis(50));
        var silent = line();
        var good = line();
        lines.add(good, proven());
        lines.add(silent, door());

        silent.awaitEnd();

        assertThat(good.awaitEnd(Duration.ofMillis(200))).isFalse();
        assertThat(lines.isHere(key)).isTrue();
        lines.endAll();
    }

    @Test
    void oneKeyHasItsShareOfTheLinesAndItsOldestMakeRoom() throws Exception {
        List<Mux> all = new ArrayList<>();
        for (int number = 0; number < Lines.MOST_OF_A_KEY + 3; number++) {
            var line = line();
            var door = door();
            bridge.lines().add(line, door);
            prove(door, seed);
            all.add(line);
        }

        for (var old : all.subList(0, 3)) {
            old.awaitEnd();
        }
        assertThat(all.subList(3, all.size())).allMatch(LinesTest::isOpen);
        assertThat(bridge.lines().areFull()).isFalse();
    }

    private static boolean isOpen(Mux line) {
        try {
            return !line.awaitEnd(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoOnlyKnowsAPublicKeyWritesNothingIntoTheAudit() {
        bridge.keys().revoke(key);

        assertThatThrownBy(() -> prove(door(), bytes())).hasMessageContaining("does not know this vault");
        assertThat(bridge.audit().before(null, 10)).isEmpty();

        assertThatThrownBy(this::proven).hasMessageContaining("does not know this vault");
        assertThat(bridge.audit().before(null, 10)).hasSize(1);
    }

    @Test
    void anOwnerWhoIsShutOutInTheMiddleIsDenied() {
        bridge.keys().revoke(key);

        assertThatThrownBy(() -> bridge.people().all(key))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.DENIED));
    }
}
