package com.nocodo.vault.safe;

import com.nocodo.vault.file.VaultDatabase;
import java.time.Instant;
import java.util.Optional;

/// What the file tells and keeps while nobody has given the password. Nobody vouches for any of it then: the notices
/// are checked when the vault is opened, who arrived never is.
public final class Outside {
    private final VaultDatabase database;
    private final String vault;

    /// @param account a hash: whoever has the file alone is not told whose it is
    public record Arrival(byte[] account, Instant at) {}

    private Outside(VaultDatabase database, String vault) {
        this.database = database;
        this.vault = vault;
    }

    static Optional<Outside> of(VaultDatabase database) {
        return database.read(() -> Header.read(database.sql())).map(header -> new Outside(database, header.vault()));
    }

    /// The vault's id.
    public String vault() {
        return vault;
    }

    /// What [Write#post] has hung out, or somebody who can write the file.
    public Optional<String> notice(String name) {
        return database.read(() -> new NoticeStore(database.sql()).find(name)).map(NoticeStore.Row::text);
    }

    public Optional<Arrival> arrival() {
        return database.read(() -> database.sql()
                .sql("SELECT account, at FROM arrival WHERE one = 1")
                .query((row, _) -> new Arrival(row.getBytes("account"), Instant.ofEpochMilli(row.getLong("at"))))
                .optional());
    }

    public void arrived(Arrival arrival) {
        database.write(() -> database.sql()
                .sql("INSERT OR REPLACE INTO arrival (one, account, at) VALUES (1, :account, :at)")
                .param("account", arrival.account)
                .param("at", arrival.at.toEpochMilli())
                .update());
    }

    public void forgetArrival() {
        database.write(() -> database.sql().sql("DELETE FROM arrival").update());
    }
}
