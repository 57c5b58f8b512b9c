package com.nocodo.operator.identity;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Browsers that are signed in. They stay so over a restart, until they are not seen for a month.
public final class Sessions {
    private static final Duration KEPT = Duration.ofDays(30);
    /// So that not every request writes.
    private static final Duration SEEN_STEP = Duration.ofMinutes(5);

    private static final int LONGEST_AGENT = 200;

    private final Database db;
    private final Clock clock;
    private final Tokens tokens;

    public Sessions(Database db, Clock clock, SecureRandom random) {
        this.db = db;
        this.clock = clock;
        this.tokens = new Tokens(random);
    }

    /// One browser of an account.
    public record Session(String id, Account account, String agent, Instant madeAt, Instant seenAt) {}

    /// The token that the browser keeps.
    String begin(Account account, String agent) {
        var token = tokens.fresh();
        var now = clock.instant();
        db.sql()
                .sql("""
                        INSERT INTO web_session (hash, id, account, agent, made_at, seen_at, expires_at)
                        VALUES (:hash, :id, :account, :agent, :now, :now, :expires)
                        """)
                .param("hash", Sha256.of(token))
                .param("id", "s_" + UUID.randomUUID())
                .param("account", account.id())
                .param("agent", agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)))
                .param("now", now.toString())
                .param("expires", now.plus(KEPT).toString())
                .update();
        return token;
    }

    Optional<Session> find(String token) {
        var hash = Sha256.of(token);
        var now = clock.instant();
        var found = db.sql()
                .sql("""
                        SELECT session.id AS session, session.agent, session.made_at, session.seen_at,
                               account.id, account.email, account.name, account.role
                          FROM web_session AS session
                          JOIN account ON account.id = session.account
                         WHERE session.hash = :hash AND session.expires_at > :now
                        """)
                .param("hash", hash)
                .param("now", now.toString())
                .query((row, number) -> new Session(
                        row.getString("session"),
                        Accounts.read(row, number),
                        row.getString("agent"),
                        Instant.parse(row.getString("made_at")),
                        Instant.parse(row.getString("seen_at"))))
                .optional();
        found.filter(session -> session.seenAt().plus(SEEN_STEP).isBefore(now)).ifPresent(session -> seen(hash, now));
        return found;
    }

    private void seen(String hash, Instant now) {
        db.sql()
                .sql("UPDATE web_session SET seen_at = :now, expires_at = :expires WHERE hash = :hash")
                .param("now", now.toString())
                .param("expires", now.plus(KEPT).toString())
                .param("hash", hash)
                .update();
    }

    void end(String token) {
        db.sql()
                .sql("DELETE FROM web_session WHERE hash = :hash")
                .param("hash", Sha256.of(token))
                .update();
    }

    /// Whether somebody signed in by that browser within a time.
    boolean isFresh(String id, Duration within) {
        return db.sql()
                .sql("SELECT id FROM web_session WHERE id = :id AND made_at > :since")
                .param("id", id)
                .param("since", clock.instant().minus(within).toString())
                .query(String.class)
                .optional()
                .isPresent();
    }

    boolean exists(String id) {
        return db.sql()
                .sql("SELECT id FROM web_session WHERE id = :id AND expires_at > :now")
                .param("id", id)
                .param("now", clock.instant().toString())
                .query(String.class)
                .optional()
                .isPresent();
    }

    /// @param kept the browser that stays signed in; null: none
    void endOthers(Account account, @Nullable String kept) {
        db.sql()
                .sql("DELETE FROM web_session WHERE account = :account AND id <> coalesce(:kept, '')")
                .param("account", account.id())
                .param("kept", kept)
                .update();
    }

    /// @return whether the account had that session
    public boolean end(Account account, String id) {
        return db.sql()
                        .sql("DELETE FROM web_session WHERE account = :account AND id = :id")
                        .param("account", account.id())
                        .param("id", id)
                        .update()
                > 0;
    }

    public List<Session> of(Account account) {
        return db.sql()
                .sql("""
                        SELECT id, agent, made_at, seen_at
                          FROM web_session
                         WHERE account = :account AND expires_at > :now
                         ORDER BY seen_at DESC
                        """)
                .param("account", account.id())
                .param("now", clock.instant().toString())
                .query((row, number) -> new Session(
                        row.getString("id"),
                        account,
                        row.getString("agent"),
                        Instant.parse(row.getString("made_at")),
                        Instant.parse(row.getString("seen_at"))))
                .list();
    }
}
