package com.nocodo.operator.identity;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Links that let their account in once.
public final class SignInLinks {
    public static final Duration AN_HOUR = Duration.ofHours(1);
    public static final Duration A_WEEK = Duration.ofDays(7);

    private final Database db;
    private final Clock clock;
    private final Tokens tokens;
    private final Audit audit;

    public SignInLinks(Database db, Clock clock, SecureRandom random, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.tokens = new Tokens(random);
        this.audit = audit;
    }

    /// How a link was used.
    sealed interface Redeemed {
        record In(Account account) implements Redeemed {}

        /// It was used before: somebody else may have it.
        record Again(Instant first) implements Redeemed {}

        record Expired() implements Redeemed {}

        record Unknown() implements Redeemed {}
    }

    /// The token of a new link; earlier ones that were not used are void.
    public String make(Account account, Duration valid) {
        var token = tokens.fresh();
        var now = clock.instant();
        db.transaction().executeWithoutResult(status -> {
            db.sql()
                    .sql("UPDATE sign_in_link SET expires_at = :now WHERE account = :account AND used_at IS NULL")
                    .param("now", now.toString())
                    .param("account", account.id())
                    .update();
            db.sql()
                    .sql("""
                            INSERT INTO sign_in_link (hash, account, made_at, expires_at)
                            VALUES (:hash, :account, :now, :expires)
                            """)
                    .param("hash", Sha256.of(token))
                    .param("account", account.id())
                    .param("now", now.toString())
                    .param("expires", now.plus(valid).toString())
                    .update();
        });
        return token;
    }

    /// Of two callers with the same link, one is let in.
    Redeemed redeem(String token) {
        var hash = Sha256.of(token);
        return Objects.requireNonNull(db.transaction()
                .execute(status -> find(hash).map(link -> judge(hash, link)).orElse(new Redeemed.Unknown())));
    }

    private Redeemed judge(String hash, Link link) {
        if (link.used() != null) {
            audit.note(link.account().id(), "link_used_again", "a sign-in link was used a second time");
            return new Redeemed.Again(link.used());
        }
        if (!clock.instant().isBefore(link.expires())) {
            return new Redeemed.Expired();
        }
        db.sql()
                .sql("UPDATE sign_in_link SET used_at = :now WHERE hash = :hash")
                .param("now", clock.instant().toString())
                .param("hash", hash)
                .update();
        return new Redeemed.In(link.account());
    }

    private Optional<Link> find(String hash) {
        return db.sql()
                .sql("""
                        SELECT link.expires_at, link.used_at, account.id, account.email, account.name, account.role
                          FROM sign_in_link AS link
                          JOIN account ON account.id = link.account
                         WHERE link.hash = :hash
                        """)
                .param("hash", hash)
                .query((row, number) -> new Link(
                        Accounts.read(row, number),
                        Instant.parse(row.getString("expires_at")),
                        Optional.ofNullable(row.getString("used_at"))
                                .map(Instant::parse)
                                .orElse(null)))
                .optional();
    }

    private record Link(
            Account account, Instant expires, @Nullable Instant used) {}
}
