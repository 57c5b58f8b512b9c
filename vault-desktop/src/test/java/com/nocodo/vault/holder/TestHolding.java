package com.nocodo.vault.holder;

import com.nocodo.protocol.rpc.Answers;
import com.nocodo.protocol.rpc.SocketPlace;
import com.nocodo.protocol.rpc.SocketServer;
import com.nocodo.vault.crypto.CheapDerivation;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.safe.Means;
import com.nocodo.vault.safe.Uptime;
import com.nocodo.vault.safe.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/// A holder in this process: with a derivation that tests can afford, and a clock of its machine that they set.
public final class TestHolding implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery staple";

    final Holding holding;
    final Path socket;
    private final SocketServer<VaultApi> server;
    private volatile java.time.Duration later = java.time.Duration.ZERO;

    public TestHolding(Path home) throws IOException {
        var folder = home.resolve("vault");
        var uptime = Uptime.ofThisMachine();
        Uptime moved = () -> {
            var now = uptime.now();
            return new Uptime.Reading(now.boot(), now.since().plus(later));
        };
        var means = new Means(new CheapDerivation(), Clock.systemUTC(), moved, new SecureRandom());
        holding = new Holding(Vault.open(folder, means), folder, Clock.systemUTC(), () -> {}, null);
        socket = SocketPlace.of(home, "vault", Map.of());
        SocketPlace.prepare(socket);
        server = SocketServer.start(
                new Answers<>(Holder.DOOR, () -> new HolderDoor(holding), VaultApi::close, Map.of()), socket);
    }

    /// As another process comes in.
    public VaultApi connect() throws IOException {
        return Holder.DOOR.connect(socket);
    }

    void pass(java.time.Duration time) {
        later = later.plus(time);
    }

    @Override
    public void close() {
        server.close();
        holding.close();
    }
}
