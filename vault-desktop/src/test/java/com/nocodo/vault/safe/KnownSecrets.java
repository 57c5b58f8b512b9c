package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.KeyDerivation;
import com.nocodo.vault.crypto.Keyring;
import com.nocodo.vault.crypto.Opening;
import com.nocodo.vault.crypto.Password;
import com.nocodo.vault.crypto.Secret;
import com.nocodo.vault.file.VaultDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a vault hides, by its password, out of a copy of its file: for tests that look where else it is.
///
/// @param master the key of all keys
/// @param bodies of the items of one kind
public record KnownSecrets(byte[] master, List<JsonNode> bodies) {

    /// @param copies a folder for the copy
    public static KnownSecrets of(Path folder, String password, String kind, Path copies) throws IOException {
        var copy = Files.createTempDirectory(copies, "copy");
        try (var files = Files.list(folder)) {
            for (var file : files.filter(one -> one.getFileName().toString().startsWith("vault.db"))
                    .toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        try (var database = VaultDatabase.open(copy.resolve("vault.db"))) {
            var header = Header.read(database.sql()).orElseThrow();
            try (var master = master(database, header, password)) {
                var known = master.use(byte[]::clone);
                var keys = new Keyring(header.vault(), header.term(), Secret.take(known.clone()));
                var sealing = new Sealing(header.vault(), keys, new java.security.SecureRandom());
                var bodies = new ArrayList<JsonNode>();
                for (var row : new ItemStore(database.sql()).list(kind)) {
                    bodies.add(Kind.json(kind, JsonNode.class)
                            .read()
                            .apply(sealing.open(row).orElseThrow().body()));
                }
                return new KnownSecrets(known, bodies);
            }
        }
    }

    private static Secret master(VaultDatabase database, Header header, String password) {
        var slot = new SlotStore(database.sql())
                .find(SlotStore.Row.PASSWORD)
                .flatMap(SlotStore.Row::password)
                .orElseThrow();
        try (var typed = Password.of(password.toCharArray())) {
            return switch (slot.open(KeyDerivation.inChild(), typed, Safe.place(header.vault()))) {
                case Opening.Opened(var master) -> master;
                case Opening outcome -> throw new AssertionError("does not open: " + outcome);
            };
        }
    }
}
