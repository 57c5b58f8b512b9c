package com.nocodo.operator.identity;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Sha256;
import com.nocodo.protocol.AccountApi.MadeToken;
import com.nocodo.protocol.AccountApi.TokenView;
import com.nocodo.protocol.Problem;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What scripts come in with. A token is shown once, when it is made.
public final class ApiTokens {
    /// How every token begins, so that a leaked one is recognised.
    static final String PREFIX = "nocodo_";

    private static final Duration SEEN_STEP = Duration.ofMinutes(5);
    private static final int LONGEST_DAYS = 366;
    /// Each may do what the ones before it may; only the last touches accounts.
    private static final List<String> SCOPES = List.of("read", "write", "admin");

    private final Database db;
    private final Clock clock;
    private final Tokens tokens;

    public ApiTokens(Database db, Clock clock, SecureRandom random) {
        this.db = db;
        this.clock = clock;
        this.tokens = new Tokens(random);
    }

    record Bearer(Account account, String scope) {}

    public MadeToken make(Account account, String name, String scope, int days) {
        if (name.isBlank() || name.length() > 100) {
            throw Problem.invalid("A token's name has 1 to 100 characters.").toException();
        }
        if (!SCOPES.contains(scope)) {
            throw Problem.invalid("'%.20s' is no scope; there are read, write and admin.", scope)
                    .toException();
        }
        if (days < 1 || days > LONGEST_DAYS) {
            throw Problem.invalid("A token is good for 1 to %d days.", LONGEST_DAYS)
                    .toException();
        }
        var secret = PREFIX + tokens.fresh();
        var now = clock.instant();
        var token = new TokenView("t_" + UUID.randomUUID(), name, scope, now, null, now.plus(Duration.ofDays(days)));
        db.sql()
                .sql("""
                        INSERT INTO api_token (hash, id, account, name, scope, made_at, expires_at)
                        VALUES (:hash, :id, :account, :name, :scope, :made, :expires)
                        """)
                .param("hash", Sha256.of(secret))
                .param("id", token.id())
                .param("account", account.id())
                .param("name", name)
                .param("scope", scope)
                .param("made", now.toString())
                .param("expires", token.expiresAt().toString())
                .update();
        return new MadeToken(token, secret);
    }

    Optional<Bearer> find(String secret) {
        var hash = Sha256.of(secret);
        var now = clock.instant();
        var found = db.sql()
                .sql("""
                        SELECT token.scope, account.id, account.email, account.name, account.role
                          FROM api_token AS token
                          JOIN account ON account.id = token.account
                         WHERE token.hash = :hash AND token.expires_at > :now
                        """)
                .param("hash", hash)
                .param("now", now.toString())
                .query((row, number) -> new Bearer(Accounts.read(row, number), row.getString("scope")))
                .optional();
        found.ifPresent(bearer -> used(hash, now));
        return found;
    }

    private void used(String hash, Instant now) {
        db.sql()
                .sql("""
                        UPDATE api_token
                           SET used_at = :now
                         WHERE hash = :hash AND (used_at IS NULL OR used_at < :before)
                        """)
                .param("now", now.toString())
                .param("before", now.minus(SEEN_STEP).toString())
                .param("hash", hash)
                .update();
    }

    public List<TokenView> of(Account account) {
        return db.sql()
                .sql("""
                        SELECT id, name, scope, made_at, used_at, expires_at
                          FROM api_token
                         WHERE account = :account
                         ORDER BY made_at, id
                        """)
                .param("account", account.id())
                .query((row, number) -> new TokenView(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("scope"),
                        Instant.parse(row.getString("made_at")),
                        Optional.ofNullable(row.getString("used_at"))
                                .map(Instant::parse)
                                .orElse(null),
                        Instant.parse(row.getString("expires_at"))))
                .list();
    }

    public void revoke(Account account, String id) {
        db.sql()
                .sql("DELETE FROM api_token WHERE account = :account AND id = :id")
                .param("account", account.id())
                .param("id", id)
                .update();
    }
}
