package com.nocodo.modes.sheet;

import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.SpecCheck;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Turns spreadsheet files into sketches. The same file always becomes the same sketch; no model is needed.
///
/// @see <a href="../../../../../../../../docs/decisions/0040-spreadsheets.md">decision 0040</a>
public final class Sketches {
    private Sketches() {}

    /// The sketch of an XLSX or CSV file; its times are taken as UTC.
    ///
    /// @param fileName as uploaded; names the application
    /// @throws SheetRefusal for a file that cannot be read, or has no table in it
    public static Sketch of(String fileName, InputStream in) throws IOException {
        return of(fileName, SheetFiles.read(fileName, in), ZoneOffset.UTC);
    }

    /// The sketch of tables that were read.
    ///
    /// @param zone in which the times of the file are meant
    public static Sketch of(String fileName, List<Table> tables, ZoneId zone) {
        var findings = new Findings();
        var context = Context.of(tables, zone);
        var drafts = drafts(fileName, tables, context, findings);
        if (drafts.isEmpty()) {
            throw new SheetRefusal(
                    "There is no table in '%s'. A table has a row with the names of its columns, and its records below."
                            .formatted(fileName));
        }
        new Linker(drafts, findings).link();
        var writer = new SketchWriter(context, drafts, findings);
        var spec = writer.spec(SheetFiles.baseName(fileName));
        SpecCheck.require(spec);
        var rows = writer.rows();
        var sheets = tables.stream().map(Table::name).toList();
        return new Sketch(spec, rows, findings.misfits(sheets), findings.remarks());
    }

    private static List<Draft> drafts(String fileName, List<Table> tables, Context context, Findings findings) {
        var drafts = new ArrayList<Draft>();
        var taken = new HashSet<String>();
        for (var table : tables) {
            var grid = Layout.find(table, context.german(), findings);
            if (grid.isPresent() && !grid.get().heads().isEmpty()) {
                var others = List.of(grid.get().title(), SheetFiles.baseName(fileName));
                var nouns = SheetName.of(table.name(), others, context.german());
                var name = Names.entity(nouns.one(), taken::contains);
                taken.add(name);
                var columns = new Typing(context, findings, grid.get()).columns();
                drafts.add(new Draft(grid.get(), nouns, name, columns));
            }
        }
        return drafts;
    }
}
