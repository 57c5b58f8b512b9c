package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.vault.crypto.Bound;
import com.nocodo.vault.door.ArrivalView;
import com.nocodo.vault.door.IssuerView;
import com.nocodo.vault.door.LoginView;
import com.nocodo.vault.safe.Kind;
import com.nocodo.vault.safe.Outside;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Vault;
import com.nocodo.vault.safe.Write;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Which issuer the page asks, whom the vault belongs to there, and who came in last. The first two hang outside, where
/// the page can read them while the vault is locked, and are vouched for; the last is only noted there.
///
/// @see "docs/decisions/0071-the-login.md"
final class Logins {
    static final String NOTICE = "login";
    /// How long a login counts without the issuer.
    static final Duration COUNTS = Duration.ofDays(7);

    /// How soon the password has to follow, where the vault is to belong to who came in.
    private static final Duration SOON = Duration.ofMinutes(15);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int LONGEST_NAME = 80;
    private static final String ONE = "account";

    private final Vault vault;
    private final Clock clock;
    private @Nullable Came came;

    /// What hangs outside.
    ///
    /// @param account a hash of the vault's account there; null while it belongs to nobody
    record Posted(IssuerView issuer, @Nullable String account) {}

    /// Its name is nobody's concern who has only the file.
    ///
    /// @param digest of which account
    record Account(String digest, String name) {
        static final Kind<Account> KIND = Kind.ofThisVault("account", Account.class);
    }

    /// Somebody who came in while this process ran, and whom the vault may therefore be bound to.
    private record Came(IssuerView issuer, String digest, String name, Instant at) {}

    Logins(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /// @param safe empty for whom the vault is locked
    LoginView view(Optional<Safe> safe) {
        var posted = posted().orElse(null);
        if (posted == null) {
            return LoginView.NONE;
        }
        return new LoginView(
                posted.issuer,
                posted.account != null,
                until(posted).orElse(null),
                safe.flatMap(open -> name(open, posted)).orElse(null));
    }

    /// As it hangs there. What somebody else wrote may be no notice at all; then the password is asked for, and the
    /// vault says what was changed instead of opening.
    private Optional<Posted> posted() {
        return vault.outside().flatMap(outside -> outside.notice(NOTICE)).flatMap(Logins::read);
    }

    private static Optional<Posted> read(String text) {
        try {
            return Optional.ofNullable(Wire.JSON.readValue(text, Posted.class));
        } catch (JacksonException | ProblemException e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> until(Posted posted) {
        var now = clock.instant();
        return vault.outside()
                .flatMap(Outside::arrival)
                .filter(arrival -> posted.account == null || posted.account.equals(hex(arrival.account())))
                .filter(arrival -> !arrival.at().isAfter(now.plus(CLOCKS_DIFFER)))
                .map(arrival -> arrival.at().plus(COUNTS))
                .filter(now::isBefore);
    }

    private static Optional<String> name(Safe safe, Posted posted) {
        return safe.items()
                .find(Account.KIND, ONE)
                .map(Stored::body)
                .filter(account -> account.digest.equals(posted.account))
                .map(Account::name);
    }

    synchronized void require(Safe safe, IssuerView issuer) {
        if (vouched(safe).filter(posted -> posted.issuer.equals(issuer)).isPresent()) {
            return;
        }
        forget();
        safe.inOneWrite(write -> {
            post(write, new Posted(issuer, null));
            write.note("login.required", issuer.issuer(), Map.of("client_id", issuer.clientId()));
            return issuer;
        });
    }

    synchronized void drop(Safe safe) {
        if (vouched(safe).isPresent()) {
            safe.inOneWrite(write -> {
                write.takeDown(NOTICE);
                write.note("login.dropped", "", Map.of());
                return write;
            });
        }
        forget();
    }

    synchronized void unbind(Safe safe) {
        var posted = vouched(safe)
                .orElseThrow(() -> Problem.conflict("The vault asks no issuer. Set one first.")
                        .toException());
        forget();
        safe.inOneWrite(write -> {
            post(write, new Posted(posted.issuer, null));
            write.note("login.unbound", posted.issuer.issuer(), Map.of());
            return posted;
        });
    }

    private void forget() {
        came = null;
        vault.outside().ifPresent(Outside::forgetArrival);
    }

    /// @return false where the vault belongs to somebody else
    synchronized boolean arrive(Optional<Safe> open, ArrivalView arrival) {
        var posted = open.map(Logins::vouched)
                .orElseGet(this::posted)
                .filter(one -> one.issuer.equals(arrival.issuer()))
                .orElseThrow(() -> Problem.conflict("The vault asks another issuer by now. Sign in there.")
                        .toException());
        var outside = vault.outside().orElseThrow();
        var account = account(outside.vault(), arrival);
        if (posted.account != null && !posted.account.equals(hex(account))) {
            vault.noteWhileLocked("login.other-account");
            return false;
        }
        outside.arrived(new Outside.Arrival(account, clock.instant()));
        came = new Came(posted.issuer, hex(account), shown(arrival), clock.instant());
        vault.noteWhileLocked("login.in");
        open.ifPresent(this::opened);
        return true;
    }

    /// Whoever came in has given the password as well, or gives none: then the vault stays as it is.
    synchronized void opened(Safe safe) {
        var posted = vouched(safe).orElse(null);
        if (posted == null) {
            return;
        }
        var last = vault.outside().flatMap(Outside::arrival).map(arrival -> hex(arrival.account()));
        if (posted.account != null && last.isPresent() && !last.get().equals(posted.account)) {
            safe.audit().note("login.changed-outside", "", Map.of());
            forget();
        }
        if (came != null && came.issuer.equals(posted.issuer) && clock.instant().isBefore(came.at.plus(SOON))) {
            bind(safe, posted, came);
        }
    }

    private static void bind(Safe safe, Posted posted, Came came) {
        var before = safe.items().find(Account.KIND, ONE);
        var account = new Account(came.digest, came.name);
        if (posted.account == null) {
            safe.inOneWrite(write -> {
                post(write, new Posted(posted.issuer, came.digest));
                put(write, account, before);
                write.note("login.bound", posted.issuer.issuer(), Map.of("account", came.name));
                return account;
            });
        } else if (posted.account.equals(came.digest)
                && before.filter(one -> one.body().equals(account)).isEmpty()) {
            safe.inOneWrite(write -> put(write, account, before)); // the issuer calls them by another name now
        }
    }

    private static long put(Write write, Account account, Optional<Stored<Account>> before) {
        return write.put(
                Account.KIND, ONE, "", account, before.map(Stored::revision).orElse(Write.NEW));
    }

    private static Optional<Posted> vouched(Safe safe) {
        return safe.notice(NOTICE).flatMap(Logins::read);
    }

    private static void post(Write write, Posted posted) {
        write.post(NOTICE, Wire.JSON.writeValueAsString(posted));
    }

    void noteRefused(String why) {
        if (!why.matches("[a-z][a-z-]{0,30}")) {
            throw Problem.invalid("Not a reason: '%.40s'", why).toException();
        }
        vault.noteWhileLocked("login.refused." + why);
    }

    void noteWithout() {
        vault.noteWhileLocked("login.without");
    }

    synchronized void signOut() {
        if (vault.outside().flatMap(Outside::arrival).isPresent()) {
            forget();
            vault.noteWhileLocked("login.out");
        }
    }

    /// The same account at another issuer, or of another vault, is another.
    private static byte[] account(String vault, ArrivalView arrival) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(Bound.to("account")
                            .and(vault)
                            .and(arrival.issuer().issuer())
                            .and(arrival.subject())
                            .bytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// What others call themselves goes into the audit log and onto the page.
    private static String shown(ArrivalView arrival) {
        var name = arrival.name().replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
        var text = name.isEmpty() ? arrival.subject() : name;
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }
}
