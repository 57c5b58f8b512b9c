package com.nocodo.operator.identity.passkey;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.identity.Account;
import com.nocodo.protocol.AccountApi.PasskeyView;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// The public halves of passkeys.
final class PasskeyStore implements UserCredentialRepository {
    private static final String COLUMNS = "credential, account, name, public_key, attestation, sign_count, verified,"
            + " backup, backed_up, transports, made_at, used_at";

    private final Database db;
    private final Clock clock;

    PasskeyStore(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public void save(CredentialRecord record) {
        if (findByCredentialId(record.getCredentialId()) == null) {
            add(record);
        } else {
            used(record);
        }
    }

    private void add(CredentialRecord record) {
        db.sql()
                .sql("""
                        INSERT INTO passkey (credential, id, account, name, public_key, attestation, sign_count,
                                             verified, backup, backed_up, transports, made_at)
                        VALUES (:credential, :id, :account, :name, :key, :attestation, :count,
                                :verified, :backup, :backed, :transports, :now)
                        """)
                .param("credential", record.getCredentialId().toBase64UrlString())
                .param("id", "k_" + UUID.randomUUID())
                .param("account", text(record.getUserEntityUserId()))
                .param("name", record.getLabel())
                .param("key", record.getPublicKey().getBytes())
                .param(
                        "attestation",
                        Objects.requireNonNull(record.getAttestationObject()).getBytes())
                .param("count", record.getSignatureCount())
                .param("verified", record.isUvInitialized() ? 1 : 0)
                .param("backup", record.isBackupEligible() ? 1 : 0)
                .param("backed", record.isBackupState() ? 1 : 0)
                .param(
                        "transports",
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .param("now", clock.instant().toString())
                .update();
    }

    /// Spring compares the counter with the one of the registration only; this compares with the last, and lets one of
    /// two pass that come with the same. A device that does not count says 0 always.
    private void used(CredentialRecord record) {
        var moved = db.sql()
                .sql("""
                        UPDATE passkey
                           SET sign_count = :count, backed_up = :backed, used_at = :now
                         WHERE credential = :credential
                           AND (sign_count < :count OR (sign_count = 0 AND :count = 0))
                        """)
                .param("count", record.getSignatureCount())
                .param("backed", record.isBackupState() ? 1 : 0)
                .param("now", clock.instant().toString())
                .param("credential", record.getCredentialId().toBase64UrlString())
                .update();
        if (moved == 0) {
            throw new CounterWentBack();
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return db.sql()
                .sql("SELECT " + COLUMNS + " FROM passkey WHERE credential = :credential")
                .param("credential", credential.toBase64UrlString())
                .query(PasskeyStore::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return db.sql()
                .sql("SELECT " + COLUMNS + " FROM passkey WHERE account = :account ORDER BY made_at, id")
                .param("account", text(user))
                .query(PasskeyStore::read)
                .list();
    }

    @Override
    public void delete(Bytes credential) {
        db.sql()
                .sql("DELETE FROM passkey WHERE credential = :credential")
                .param("credential", credential.toBase64UrlString())
                .update();
    }

    List<PasskeyView> of(Account account) {
        return db.sql()
                .sql("SELECT id, name, made_at, used_at FROM passkey WHERE account = :account ORDER BY made_at, id")
                .param("account", account.id())
                .query((row, number) -> new PasskeyView(
                        row.getString("id"),
                        row.getString("name"),
                        Instant.parse(row.getString("made_at")),
                        instant(row.getString("used_at"))))
                .list();
    }

    /// What people know a passkey by.
    String id(Bytes credential) {
        return db.sql()
                .sql("SELECT id FROM passkey WHERE credential = :credential")
                .param("credential", credential.toBase64UrlString())
                .query(String.class)
                .single();
    }

    /// @return whether the account has that passkey
    boolean rename(Account account, String id, String name) {
        return db.sql()
                        .sql("UPDATE passkey SET name = :name WHERE account = :account AND id = :id")
                        .param("name", name)
                        .param("account", account.id())
                        .param("id", id)
                        .update()
                > 0;
    }

    /// @return whether the account had that passkey
    boolean remove(Account account, String id) {
        return db.sql()
                        .sql("DELETE FROM passkey WHERE account = :account AND id = :id")
                        .param("account", account.id())
                        .param("id", id)
                        .update()
                > 0;
    }

    private static CredentialRecord read(ResultSet row, int number) throws SQLException {
        var made = Instant.parse(row.getString("made_at"));
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.getString("credential")))
                .userEntityUserId(bytes(row.getString("account")))
                .label(row.getString("name"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(row.getInt("verified") == 1)
                .backupEligible(row.getInt("backup") == 1)
                .backupState(row.getInt("backed_up") == 1)
                .transports(Arrays.stream(row.getString("transports").split(" "))
                        .filter(one -> !one.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toUnmodifiableSet()))
                .created(made)
                .lastUsed(Optional.ofNullable(instant(row.getString("used_at"))).orElse(made))
                .build();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    /// A device keeps the account's id, which is random, as the handle of its user.
    static Bytes bytes(String account) {
        return new Bytes(account.getBytes(StandardCharsets.UTF_8));
    }

    static String text(Bytes handle) {
        return new String(handle.getBytes(), StandardCharsets.UTF_8);
    }
}
