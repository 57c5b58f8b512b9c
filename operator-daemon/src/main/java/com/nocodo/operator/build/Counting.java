package com.nocodo.operator.build;

import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.generate.backend.MigrationGenerator;
import com.nocodo.modes.spec.Speech;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.Problem;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The rows that a change is about, counted in a copy of the data and told in the application's language.
record Counting(Speech speech) {

    /// Every table has as many rows as before.
    void kept(String table, long before, long after) {
        if (after < before) {
            throw Problem.conflict(
                            "%s",
                            speech.say(
                                            "The rehearsal lost rows of %s (%d before, %d after). Nothing was changed.",
                                            "Die Probe verlor Zeilen von %s (%d vorher, %d danach). Nichts wurde"
                                                    + " geändert.")
                                    .formatted(table, before, after))
                    .toException();
        }
    }

    /// What would not fit is no reason to try.
    void refuse(List<OperationView> conflicts) {
        for (var conflict : conflicts) {
            if (conflict.rows() != null && conflict.rows() > 0) {
                throw Problem.conflict(
                                "%s",
                                speech.say(
                                                "%s: %d rows do not fit. Mend them first, or change the spec. Nothing"
                                                        + " was changed.",
                                                "%s: %d Zeilen passen nicht. Bringen Sie sie zuerst in Ordnung, oder"
                                                        + " sagen Sie es anders. Nichts wurde geändert.")
                                        .formatted(conflict.words(), conflict.rows()))
                        .toException();
            }
        }
    }

    List<OperationView> count(Path database, List<MigrationGenerator.Count> counts, boolean destructive)
            throws SQLException {
        List<OperationView> result = new ArrayList<>();
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = db.createStatement()) {
            for (var count : counts) {
                try (var answer = statement.executeQuery(count.sql(Dialect.SQLITE))) {
                    result.add(new OperationView(count.what(), destructive, answer.next() ? answer.getLong(1) : 0L));
                }
            }
        }
        return result;
    }
}
