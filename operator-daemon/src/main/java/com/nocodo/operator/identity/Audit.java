package com.nocodo.operator.identity;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.AuditView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was done with accounts, and by whom.
public final class Audit {
    /// Somebody may have what lets another person in.
    private static final Set<String> ALARMS = Set.of("link_used_again", "passkey_counter_went_back");

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

    /// As [OperatorApi#audit].
    public List<AuditView> before(@Nullable Long before, int limit) {
        if (limit < 1 || limit > OperatorApi.MOST_EVENTS || before != null && before < 1) {
            throw Problem.invalid("before is from 1 up, limit from 1 to %d", OperatorApi.MOST_EVENTS)
                    .toException();
        }
        return db.sql()
                .sql("""
                        SELECT audit.*, account.name
                          FROM audit
                          LEFT JOIN account ON account.id = audit.account
                         WHERE audit.seq < :before
                         ORDER BY audit.seq DESC
                         LIMIT :limit
                        """)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, n) -> view(row))
                .list();
    }

    private static AuditView view(ResultSet row) throws SQLException {
        var what = row.getString("what");
        return new AuditView(
                row.getLong("seq"),
                Instant.parse(row.getString("at")),
                row.getString("account"),
                row.getString("name"),
                told(what),
                row.getString("detail"),
                ALARMS.contains(what));
    }

    /// `DataApi.queueImport` is `data.queue_import`, as on the socket.
    private static String told(String what) {
        return what.replaceFirst("Api\\.", ".")
                .replaceAll("(?<=[a-z])([A-Z])", "_$1")
                .toLowerCase(Locale.ROOT);
    }
}
