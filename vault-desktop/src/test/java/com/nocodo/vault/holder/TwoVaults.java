package com.nocodo.vault.holder;

import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.AccessKeys;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.Wanted;
import com.nocodo.vault.ssh.SshKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// An owner's vault that has a server, and a member's.
abstract class TwoVaults {
    static final String SHOP = "server-1";

    @TempDir
    Path folder;

    final SecureRandom random = new SecureRandom();
    final String hostKey = SshKey.random(random).publicKey().text();
    TestHolding owner;
    TestHolding member;
    VaultApi owners;
    VaultApi members;

    @BeforeEach
    void start() throws IOException {
        owner = new TestHolding(folder.resolve("owner"));
        member = new TestHolding(folder.resolve("member"));
        owners = opened(owner);
        members = opened(member);
        putServer(Instant.now());
    }

    static VaultApi opened(TestHolding holding) throws IOException {
        var door = holding.connect();
        door.create(TestHolding.PASSWORD);
        return door;
    }

    @AfterEach
    void stop() {
        owner.close();
        member.close();
    }

    /// One that was made and paired, as the vault keeps it. Nobody is there.
    void putServer(Instant ordered) {
        var keys = AccessKeys.random(random);
        var wanted = new Wanted(
                "nocodo-op-1",
                "fr-par-1",
                "DEV1-S",
                "debian-12",
                20,
                "shop",
                null,
                new byte[32],
                keys.admin(),
                keys.bridge(),
                keys.vault(),
                new byte[0],
                23456);
        var record = new ServerRecord("key", "scaleway", wanted, State.READY, null, null, "", ordered, null, 0);
        var safe = owner.holding.safe();
        var before = safe.items().find(ServerRecord.KIND, SHOP);
        safe.items()
                .put(
                        ServerRecord.KIND,
                        SHOP,
                        "shop",
                        record,
                        before.map(one -> one.revision()).orElse(Write.NEW));
        owner.holding
                .work()
                .making(SHOP)
                .add(new RunEntry(
                        "pair",
                        RunEntry.State.DONE,
                        Map.of(
                                "address",
                                "192.0.2.1",
                                "host-key",
                                hostKey,
                                "operator-key",
                                Base64.getEncoder().encodeToString(new byte[32])),
                        "",
                        ordered));
    }
}
