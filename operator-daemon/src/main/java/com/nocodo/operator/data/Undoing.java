package com.nocodo.operator.data;

import com.nocodo.operator.build.Services;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.sheet.MisfitFile;
import com.nocodo.operator.sheet.MisfitFiles;
import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.SheetReport.Misfit;
import java.util.ArrayList;
import java.util.List;

/// Removes exactly the rows that an import made and that nobody changed since. Doing it twice removes nothing more.
final class Undoing {
    private final Services services;
    private final Database db;
    private final ImportStore store;
    private final Project project;
    private final JobId id;
    private final Fields fields;
    private final ImportStore.Import undone;
    private final AppDoor door;

    Undoing(
            Services services,
            Database db,
            ImportStore store,
            Project project,
            JobId id,
            Fields fields,
            ImportStore.Import undone,
            AppDoor door) {
        this.services = services;
        this.db = db;
        this.store = store;
        this.project = project;
        this.id = id;
        this.fields = fields;
        this.undone = undone;
        this.door = door;
    }

    void run() throws InterruptedException {
        List<Misfit> kept = new ArrayList<>();
        long removed = 0;
        for (var line : store.lines(undone.job()).reversed()) {
            var row = line.id();
            if (row == null) {
                continue;
            }
            var why = remove(row);
            if (why.isEmpty()) {
                removed++;
            } else {
                kept.add(new Misfit(fields.entity().labelPlural(), Math.toIntExact(row), "", "", why));
            }
        }
        tell(removed, kept);
    }

    /// @return why it stays; empty where it is gone
    private String remove(long row) throws InterruptedException {
        var at = fields.entity().path() + "/" + row;
        var seen = door.get(at);
        if (seen.status() == 404) {
            return ""; // before a kill, or by somebody
        }
        if (!seen.good()) {
            throw Refusals.of(seen).toException();
        }
        if (seen.body().path("version").asLong() != 1) {
            return "was changed since, so it stays";
        }
        var answer = door.send("DELETE", at, null);
        return switch (answer.status()) {
            case 200, 204, 404 -> "";
            case 403, 409, 422 -> Refusals.told(fields, answer);
            default ->
                throw Problem.unavailable("The application answered %d to a deletion.", answer.status())
                        .toException();
        };
    }

    private void tell(long removed, List<Misfit> kept) {
        MisfitFile.write(MisfitFiles.of(services.home().stateOf(project.id()), id), kept);
        db.transaction().executeWithoutResult(status -> {
            if (store.find(undone.job()).filter(ImportStore.Import::undone).isEmpty()) {
                store.undone(undone.job());
                services.events()
                        .append(
                                project.id(),
                                new ProjectEvent.RowsTaken(
                                        id,
                                        undone.source(),
                                        fields.entity().labelPlural(),
                                        removed,
                                        kept.size(),
                                        kept.stream()
                                                .limit(DataApi.MOST_MISFITS)
                                                .toList(),
                                        true));
            }
        });
    }
}
