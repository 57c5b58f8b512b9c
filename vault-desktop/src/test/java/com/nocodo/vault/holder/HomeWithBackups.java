package com.nocodo.vault.holder;

import com.nocodo.vault.crypto.SealedWriter;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.safe.Vault;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.AccessKeys;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.SavedState;
import com.nocodo.vault.server.Wanted;
import com.nocodo.vault.ssh.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/// A home whose vault knows a server that is ready, of which nobody is there, and backups: two of that server, the file
/// of one of which is missing, and one of a server that is gone. A restore onto the first was begun, and nobody
/// answered.
public final class HomeWithBackups {
    private static final SecureRandom RANDOM = new SecureRandom();

    private HomeWithBackups() {}

    public static void make(Path home, String password) throws IOException {
        Files.createDirectories(home);
        var folder = home.resolve("vault");
        try (var vault = Vault.open(folder);
                var holding = new Holding(vault, folder, Clock.systemUTC(), () -> {}, null)) {
            holding.opened(vault.create(password.toCharArray()).safe());
            var old = Instant.now().minus(Duration.ofDays(8));
            server(holding, "shop", old);
            backup(holding, "b-222222", "server-shop", "shop", old, 2);
            backup(holding, "b-333333", "server-shop", "shop", old.minusSeconds(90_000), 1);
            backup(holding, "b-444444", "server-gone", "bakehouse", old.minusSeconds(900_000), 0);
            Files.delete(holding.backups().folder().file("b-333333"));
            var begun = new RestoreRecord("b-222222", false, 1, old, null, null, "shop does not answer.");
            holding.safe().items().put(RestoreRecord.KIND, "server-shop", "", begun, Write.NEW);
        }
    }

    private static void server(Holding holding, String name, Instant ordered) {
        var keys = AccessKeys.random(RANDOM);
        var wanted = new Wanted(
                "nocodo-op-1",
                "fr-par-1",
                "DEV1-L",
                "debian-12",
                40,
                name,
                null,
                new byte[32],
                keys.admin(),
                keys.bridge(),
                keys.vault(),
                new byte[0],
                23_456);
        var record = new ServerRecord("key", "scaleway", wanted, State.READY, null, null, "", ordered, null, 0);
        holding.safe().items().put(ServerRecord.KIND, "server-" + name, name, record, Write.NEW);
        var facts = Map.of(
                "address",
                "192.0.2.1",
                "host-key",
                SshKey.random(RANDOM).publicKey().text(),
                "operator-key",
                Base64.getEncoder().encodeToString(new byte[32]),
                "operator-version",
                "1.1.0",
                "operator-sum",
                "0".repeat(64));
        holding.work().making("server-" + name).add(new RunEntry("pairing", RunEntry.State.DONE, facts, "", ordered));
    }

    private static void backup(Holding holding, String id, String server, String name, Instant made, int projects)
            throws IOException {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        var plain = new byte[1_500_000];
        holding.backups().folder().make();
        try (var out = Files.newOutputStream(holding.backups().folder().file(id))) {
            var sealed = new SealedWriter(out, key, id, RANDOM);
            sealed.write(plain);
            sealed.finish();
        }
        var state = new SavedState("0".repeat(64), plain.length, "1.2.0", projects, "");
        var record = new BackupRecord(server, name, key, 1, false, state, made, made, "");
        holding.safe().items().put(BackupRecord.KIND, id, server, record, Write.NEW);
    }
}
