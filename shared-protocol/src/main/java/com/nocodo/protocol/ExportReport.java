package com.nocodo.protocol;

import java.util.List;

/// What [OperatorApi#export] wrote.
///
/// @param file the one file; readable by its owner alone, since it holds the data and the first account's password
/// @param bytes its size
/// @param rows of all tables of the application together
/// @param uploads files that people gave the application
/// @param events of the project's stream
/// @param notes sentences for the person, as about an upload whose file is gone
public record ExportReport(
        ProjectView project, String file, long bytes, long rows, int uploads, long events, List<String> notes) {
    public ExportReport {
        notes = List.copyOf(notes);
    }
}
