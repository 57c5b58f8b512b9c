package com.nocodo.operator.once;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.Keys;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries requests out once. What is kept of one is its key, its hash and the id of what it made, and for a week.
///
/// @see "docs/decisions/0062-requests-with-keys.md"
public final class Once {
    static final Duration KEPT = Duration.ofDays(7);

    private final Database db;
    private final Clock clock;

    public Once(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// For what is done in the database alone: it and its key are kept together, or neither is.
    ///
    /// @param check refuses what cannot be done, before the database is held
    /// @param work does it, and answers the id of what it made
    /// @return that id, of now or of before
    public String here(Request request, Runnable check, Supplier<String> work) {
        var before = find(request);
        if (before.isPresent()) {
            return before.get();
        }
        check.run();
        return together(() -> find(request).orElseGet(() -> {
            var made = work.get();
            keep(request, made);
            return made;
        }));
    }

    /// As [#here], for what has an answer that is never given again, since it is kept nowhere.
    ///
    /// @param id of what was made
    public <T> T secret(Request request, Supplier<T> work, Function<T, String> id) {
        return together(() -> {
            find(request).ifPresent(made -> {
                throw Problem.conflict(
                                "%s was made under the key %s before, and its secret is told only once. Where that was"
                                        + " lost, remove it, and ask for another one under a key of its own.",
                                made, request.told())
                        .toException();
            });
            var made = work.get();
            keep(request, id.apply(made));
            return made;
        });
    }

    /// For what another process does: the key is kept first. Where it stays unknown whether it was done, after a kill
    /// or without an answer, the request is not carried out again.
    ///
    /// @param work as of [#here]; what it refuses it has not done, but for `unavailable`
    /// @return as [#here]
    public String elsewhere(Request request, Supplier<String> work) {
        var before = together(() -> {
            var found = find(request);
            if (found.isEmpty()) {
                keep(request, null);
            }
            return found;
        });
        return before.orElseGet(() -> begun(request, work));
    }

    private String begun(Request request, Supplier<String> work) {
        try {
            var made = work.get();
            made(request, made);
            return made;
        } catch (ProblemException e) {
            var code = e.problem().code();
            if (code != Problem.Code.UNAVAILABLE && code != Problem.Code.INTERNAL) {
                forget(request);
            }
            throw e;
        }
    }

    private record Kept(String hash, @Nullable String made) {}

    private Optional<String> find(Request request) {
        return db.sql()
                .sql("SELECT hash, made FROM request_key WHERE owner = :owner AND key = :key AND at > :since")
                .param("owner", request.of())
                .param("key", request.key())
                .param("since", clock.instant().minus(KEPT).toString())
                .query((row, n) -> new Kept(row.getString("hash"), row.getString("made")))
                .optional()
                .map(kept -> made(request, kept));
    }

    private static String made(Request request, Kept kept) {
        if (!kept.hash().equals(request.hash())) {
            throw Problem.conflict(
                            "The key %s was used for another request before. Send this one under a key of its own.",
                            request.told())
                    .toException();
        }
        if (kept.made() == null) {
            throw inDoubt(request);
        }
        return kept.made();
    }

    private static ProblemException inDoubt(Request request) {
        var words = "This was sent before, and whether it was done is not known. Look whether it is there; where it is"
                + " not, ask for it anew, under another key than " + request.told() + ".";
        return new Problem(Problem.Code.CONFLICT, words, List.of(new Problem.FieldError(Keys.IN_DOUBT, words)))
                .toException();
    }

    /// @param made null as long as that is not known
    private void keep(Request request, @Nullable String made) {
        if (request.key() == null) {
            return;
        }
        var now = clock.instant();
        db.sql()
                .sql("DELETE FROM request_key WHERE at <= :since")
                .param("since", now.minus(KEPT).toString())
                .update();
        db.sql()
                .sql("INSERT INTO request_key (owner, key, hash, made, at) VALUES (:owner, :key, :hash, :made, :at)")
                .param("owner", request.of())
                .param("key", request.key())
                .param("hash", request.hash())
                .param("made", made)
                .param("at", now.toString())
                .update();
    }

    private void made(Request request, String made) {
        db.sql()
                .sql("UPDATE request_key SET made = :made WHERE owner = :owner AND key = :key AND hash = :hash")
                .param("made", made)
                .param("owner", request.of())
                .param("key", request.key())
                .param("hash", request.hash())
                .update();
    }

    private void forget(Request request) {
        db.sql()
                .sql("DELETE FROM request_key WHERE owner = :owner AND key = :key AND made IS NULL")
                .param("owner", request.of())
                .param("key", request.key())
                .update();
    }

    private <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(db.transaction().execute(status -> work.get()));
    }
}
