package com.nocodo.operator.identity.oidc;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.identity.Account;
import com.nocodo.operator.identity.Accounts;
import com.nocodo.operator.identity.Audit;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides which account somebody is whom an issuer vouches for: by the subject once it is known, before that by an
/// address that the issuer has verified and that an owner has said.
final class IssuerSubjects {
    private final Database db;
    private final Clock clock;
    private final Accounts accounts;
    private final Audit audit;

    IssuerSubjects(Database db, Clock clock, Accounts accounts, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.accounts = accounts;
        this.audit = audit;
    }

    /// Whom an issuer says that somebody is.
    record Claimed(String issuer, String subject, @Nullable String email, boolean verified) {}

    sealed interface Judged {
        record In(Account account) implements Judged {}

        record No(Refused why) implements Judged {}
    }

    Judged judge(Claimed claimed) {
        return Objects.requireNonNull(db.transaction()
                .execute(status -> find(claimed).<Judged>map(Judged.In::new).orElseGet(() -> firstTime(claimed))));
    }

    private Judged firstTime(Claimed claimed) {
        if (claimed.email() == null || claimed.email().isBlank()) {
            return new Judged.No(Refused.NO_ADDRESS);
        }
        if (!claimed.verified()) {
            return new Judged.No(Refused.UNVERIFIED);
        }
        var account = accounts.vouchedFor(claimed.email());
        if (account.isEmpty()) {
            return new Judged.No(Refused.NOT_INVITED);
        }
        if (hasOther(claimed.issuer(), account.get())) {
            return new Judged.No(Refused.TAKEN);
        }
        link(claimed, account.get());
        return new Judged.In(account.get());
    }

    private Optional<Account> find(Claimed claimed) {
        return db.sql()
                .sql("SELECT account FROM issuer_subject WHERE issuer = :issuer AND subject = :subject")
                .param("issuer", claimed.issuer())
                .param("subject", claimed.subject())
                .query(String.class)
                .optional()
                .flatMap(accounts::find);
    }

    /// An address that the issuer has given to somebody new does not open the account of who had it before.
    private boolean hasOther(String issuer, Account account) {
        return db.sql()
                .sql("SELECT subject FROM issuer_subject WHERE issuer = :issuer AND account = :account LIMIT 1")
                .param("issuer", issuer)
                .param("account", account.id())
                .query(String.class)
                .optional()
                .isPresent();
    }

    private void link(Claimed claimed, Account account) {
        db.sql()
                .sql("""
                        INSERT INTO issuer_subject (issuer, subject, account, linked_at)
                        VALUES (:issuer, :subject, :account, :now)
                        """)
                .param("issuer", claimed.issuer())
                .param("subject", claimed.subject())
                .param("account", account.id())
                .param("now", clock.instant().toString())
                .update();
        audit.note(account.id(), "issuer_linked", claimed.issuer());
    }
}
