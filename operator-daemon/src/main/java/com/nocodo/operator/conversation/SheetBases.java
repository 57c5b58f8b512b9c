package com.nocodo.operator.conversation;

import com.nocodo.modes.sheet.Sketch;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.attachment.Attachments;
import com.nocodo.operator.build.Describing;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.sheet.SheetReading;
import com.nocodo.protocol.AttachmentApi.AttachmentView;
import com.nocodo.protocol.IgnoredView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The spreadsheets that projects began with. The file is read once; its spec is kept, so that each correction is read
/// as fast as the first sketch was.
final class SheetBases {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_SKIPPED = 20;

    private final Database db;
    private final Attachments attachments;

    SheetBases(Database db, Attachments attachments) {
        this.db = db;
        this.attachments = attachments;
    }

    /// A spreadsheet, and what an application of it would be.
    record Sheet(String attachment, Describing.Base base) {}

    /// The spreadsheet that a first message brings.
    @Nullable
    Sheet of(Said first) {
        var sheets = first.attachments().stream()
                .map(attachments::get)
                .filter(AttachmentView::holdsRows)
                .toList();
        if (sheets.size() > 1) {
            throw Problem.invalid(
                            "An application begins with one spreadsheet; it may have several sheets. Put them into one"
                                    + " file.")
                    .toException();
        }
        return sheets.isEmpty() ? null : of(sheets.getFirst());
    }

    private Sheet of(AttachmentView file) {
        var sketch = SheetReading.sketch(file.name(), attachments.open(file.id()));
        var remarks = sketch.remarks().stream()
                .map(remark -> remark.sheet() + ": " + remark.text())
                .toList();
        return new Sheet(file.id(), new Describing.Base(SpecYaml.write(sketch.spec()), remarks, skipped(sketch)));
    }

    private static List<IgnoredView> skipped(Sketch sketch) {
        List<IgnoredView> skipped = new ArrayList<>();
        for (var misfit : sketch.misfits().stream().limit(MOST_SKIPPED).toList()) {
            var place = misfit.column().isEmpty() ? "" : ", " + misfit.column();
            skipped.add(new IgnoredView(
                    "%s %d%s: %s".formatted(misfit.sheet(), misfit.row(), place, misfit.value()), misfit.reason()));
        }
        var more = sketch.misfits().size() - MOST_SKIPPED;
        if (more > 0) {
            skipped.add(new IgnoredView("…", more + " more; the build lists all"));
        }
        return skipped;
    }

    void add(String project, Sheet sheet) {
        db.sql()
                .sql("""
                    INSERT INTO sheet_base (project, attachment, spec, remarks, skipped)
                    VALUES (:project, :attachment, :spec, :remarks, :skipped)
                    """)
                .param("project", project)
                .param("attachment", sheet.attachment())
                .param("spec", sheet.base().spec())
                .param("remarks", JSON.writeValueAsString(sheet.base().remarks()))
                .param("skipped", JSON.writeValueAsString(sheet.base().skipped()))
                .update();
    }

    /// The spreadsheet that the project began with.
    Optional<Sheet> find(String project) {
        return db.sql()
                .sql("SELECT attachment, spec, remarks, skipped FROM sheet_base WHERE project = :project")
                .param("project", project)
                .query((row, n) -> sheet(row))
                .optional();
    }

    private static Sheet sheet(ResultSet row) throws SQLException {
        return new Sheet(
                row.getString("attachment"),
                new Describing.Base(
                        row.getString("spec"),
                        JSON.readValue(row.getString("remarks"), new TypeReference<List<String>>() {}),
                        JSON.readValue(row.getString("skipped"), new TypeReference<List<IgnoredView>>() {})));
    }
}
