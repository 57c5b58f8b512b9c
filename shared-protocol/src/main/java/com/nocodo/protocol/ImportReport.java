package com.nocodo.protocol;

import com.nocodo.protocol.BuildReport.Preview;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How [OperatorApi#importFrom] ended.
///
/// @param project null when a check did not pass: nothing was imported then
/// @param checks every gate, run on this machine
/// @param rows of all tables of the application together
/// @param preview where it runs, with the account that it had before; null when nothing was imported
/// @param notes sentences for the person, as about another name because the first was taken
public record ImportReport(
        @Nullable ProjectView project,
        List<CheckView> checks,
        long rows,
        int uploads,
        @Nullable Preview preview,
        List<String> notes) {
    public ImportReport {
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }
}
