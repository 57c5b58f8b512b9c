package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes the migration from one spec to the next. What is the same is known by its stable id, so a rename keeps its
/// data. A migration is forward only in what it means: its `down` restores the old tables, not values that are gone.
public final class MigrationGenerator {
    private MigrationGenerator() {}

    /// A migration in both dialects.
    ///
    /// @param empty nothing in the database changes
    /// @param losses data that goes; ask before
    /// @param effects data that changes
    /// @param conflicts data that would not fit; rows here make the migration fail
    public record Change(
            boolean empty,
            Script sqlite,
            Script postgres,
            List<Count> losses,
            List<Count> effects,
            List<Count> conflicts) {

        /// The files of the migration, under a name such as `00000000000002_rename_fee`.
        public List<GeneratedFile> files(String name) {
            var out = new ArrayList<GeneratedFile>();
            for (var dialect : Dialect.values()) {
                var script = dialect == Dialect.SQLITE ? sqlite : postgres;
                var folder = "backend/migrations/" + dialect.name().toLowerCase(Locale.ROOT) + "/" + name;
                out.add(GeneratedFile.of(folder + "/up.sql", script.up()));
                out.add(GeneratedFile.of(folder + "/down.sql", script.down()));
            }
            return out;
        }
    }

    /// The statements there and back.
    public record Script(String up, String down) {}

    /// Rows that a part of the change is about.
    ///
    /// @param what in words, for example "`fee` of `lesson` goes"
    /// @param sql counts the rows in the database as it is before the migration, as `n`
    public record Count(String what, Sql sql) {
        /// The query for one database.
        public String sql(Dialect dialect) {
            return sql.in(dialect);
        }
    }

    public static Change change(AppSpec before, AppSpec after) {
        var up = new SpecChange(before, after);
        var down = new SpecChange(after, before);
        var sqlite = new Script(new SqliteMigration(up).text(), new SqliteMigration(down).text());
        var postgres = new Script(new PostgresMigration(up).text(), new PostgresMigration(down).text());
        var counts = new MigrationCounts(up, Speech.of(after));
        return new Change(
                sqlite.up().isBlank() && postgres.up().isBlank(),
                sqlite,
                postgres,
                counts.losses(),
                counts.effects(),
                counts.conflicts());
    }
}
