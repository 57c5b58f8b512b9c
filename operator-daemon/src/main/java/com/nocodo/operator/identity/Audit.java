package com.nocodo.operator.identity;

import com.nocodo.operator.home.Database;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// What was done with accounts, and by whom.
public final class Audit {
    private final Database db;
    private final Clock clock;

    public Audit(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param account null where nobody is known
    public void note(@Nullable String account, String what, String detail) {
        db.sql()
                .sql("INSERT INTO audit (at, account, what, detail) VALUES (:at, :account, :what, :detail)")
                .param("at", clock.instant().toString())
                .param("account", account)
                .param("what", what)
                .param("detail", detail)
                .update();
    }
}
