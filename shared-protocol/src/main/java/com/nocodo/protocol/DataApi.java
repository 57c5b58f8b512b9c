package com.nocodo.protocol;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows of a project's running application. Everything goes through the application's own API, as its owner would
/// do it, so that its rules and checks hold. Every method throws [ProblemException]: `conflict` while the application
/// does not run; what the application refuses is told with [Problem#errors], field by field.
///
/// Values are texts: numbers and amounts of money with a point (`12.50`), `true` and `false`, dates and times as ISO
/// 8601 has them, a choice by its id, a link by the number of the other row, several links with commas between them.
public interface DataApi {

    /// The most rows of a page.
    int MOST_ROWS = 100;

    /// The most misfits that an answer or an event holds; the file of them holds all.
    int MOST_MISFITS = 200;

    /// One value that a column of choices takes.
    record ChoiceView(String id, String label) {}

    /// One field of a table.
    ///
    /// @param type as in the App Spec; of links `link` or `links`
    /// @param choices of a field with a fixed set of values
    /// @param table the other table, of links
    record ColumnView(
            String name,
            String label,
            String type,
            boolean required,
            boolean readOnly,
            List<ChoiceView> choices,
            @Nullable String table) {}

    /// One kind of record.
    ///
    /// @param name as the App Spec has it
    /// @param rows how many there are
    record TableView(String name, String label, long rows, List<ColumnView> columns) {}

    /// One record.
    ///
    /// @param version counts its changes; an update names the one that it saw
    /// @param values by the names of the columns; what is empty is left out
    /// @param labels what links mean, for people, by the names of their columns
    record RowView(long id, long version, Map<String, String> values, Map<String, String> labels) {}

    /// One page of a table.
    ///
    /// @param total on all pages
    record RowsView(List<RowView> items, int page, int pageSize, long total) {}

    /// Which rows are wanted.
    ///
    /// @param page from 1
    /// @param pageSize 1 to [#MOST_ROWS]
    /// @param search found in any text of a row; empty: all
    /// @param sort a column, with `-` before it the other way round; empty: as they were made
    /// @param filters values by the names of columns, or of columns with `_from`, `_to` or `_empty` behind them
    record RowsQuery(int page, int pageSize, String search, String sort, Map<String, String> filters) {
        public RowsQuery {
            filters = Map.copyOf(filters);
            if (page < 1 || pageSize < 1 || pageSize > MOST_ROWS) {
                throw Problem.invalid("page is from 1 up, page_size from 1 to %d", MOST_ROWS)
                        .toException();
            }
        }
    }

    List<TableView> tables();

    RowsView rows(String table, RowsQuery query);

    RowView row(String table, long id);

    /// Rows that a link can lead to, by a part of what they are called.
    List<ChoiceView> options(String table, String search);

    /// Adds a row. It is made by another process, so that it can be unknown whether it was, after a kill or while the
    /// application did not answer: the same key again is a `conflict` then, with an error of the field `key`.
    ///
    /// @param key as in [Keys], within the project; null: this is another row each time
    RowView create(String table, Map<String, String> values, @Nullable String key);

    /// @param values only what becomes different; an empty text empties the field
    RowView update(String table, long id, long version, Map<String, String> values);

    void delete(String table, long id);

    /// Writes all rows as CSV, for a spreadsheet program: what it would take for a formula has an apostrophe before it.
    void export(String table, OutputStream to);

    /// A column of a spreadsheet.
    ///
    /// @param samples what is in its first rows
    /// @param field where it may belong, guessed by its name; null where nothing is like it
    record SheetColumnView(
            String name, List<String> samples, @Nullable String field) {}

    /// A table of a spreadsheet, before its rows are imported.
    record SheetView(String sheet, long rows, List<SheetColumnView> columns) {}

    /// Rows to import.
    ///
    /// @param attachment a spreadsheet ([AttachmentApi#add])
    /// @param sheet one of its tables
    /// @param table where the rows go
    /// @param fields the names of fields by the names of the spreadsheet's columns; what is not named is left out
    record ImportRequest(String attachment, String sheet, String table, Map<String, String> fields) {
        public ImportRequest {
            fields = Map.copyOf(fields);
        }
    }

    /// What became of rows, or would become of them.
    ///
    /// @param rows how many fit
    /// @param refused how many rows do not
    /// @param misfits what does not fit and why, at most [#MOST_MISFITS] of them
    record FitView(long rows, long refused, List<SheetReport.Misfit> misfits) {}

    /// The tables of a spreadsheet, with a guess where their columns belong.
    List<SheetView> sheets(String attachment, String table);

    /// Which rows would fit: tried on a copy of the application's data, which is thrown away afterwards.
    FitView tryImport(ImportRequest request, Consumer<Progress> progress);

    /// Queues the import. What fits goes in; an event `rows_taken` tells of it.
    ///
    /// @param key as in [Keys], within the project; null: this is another import each time
    JobView queueImport(ImportRequest request, @Nullable String key);

    /// An import that was carried out, or an import of rows that a build did.
    ///
    /// @param undone whether it was taken back
    record ImportView(JobId job, String table, String source, long rows, boolean undone) {}

    /// Newest first.
    List<ImportView> imports();

    /// Queues that the rows of an import are removed again, but those that were changed since.
    JobView undoImport(JobId job);

    /// What a build or an import did not take, as CSV.
    void misfits(JobId job, OutputStream to);
}
