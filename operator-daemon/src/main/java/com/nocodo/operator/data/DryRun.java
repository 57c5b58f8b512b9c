package com.nocodo.operator.data;

import com.nocodo.operator.build.Services;
import com.nocodo.operator.home.Ports;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.process.Health;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.DataApi.FitView;
import com.nocodo.protocol.DataApi.ImportRequest;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.SheetReport.Misfit;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Tries an import on a copy of the application's data, with the same program. The copy is removed in any case; what a
/// kill leaves of one, the next removes.
record DryRun(Services services, Imports imports, Project project) {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final int TOLD_EACH = 500;

    FitView run(ImportRequest request, Consumer<Progress> progress) throws InterruptedException {
        SheetRows.check(imports.table(request), Imports.fields(project, request.table()), request);
        var trials = services.home().stateOf(project.id()).resolve("trial");
        try {
            Files.createDirectories(trials);
            try (var lock = FileLock.await(trials.resolve("lock"), () -> {})) {
                Folders.remove(trials.resolve("data"));
                try {
                    return copied(request, trials.resolve("data"), progress);
                } finally {
                    Folders.remove(trials.resolve("data")); // before the next one begins
                }
            }
        } catch (IOException | SQLException e) {
            throw Problem.unavailable("The import cannot be tried: %s", Reason.of(e))
                    .toException();
        }
    }

    private FitView copied(ImportRequest request, Path copy, Consumer<Progress> progress)
            throws IOException, SQLException, InterruptedException {
        var data = new AppData(services.previews().data(project.id()));
        if (!Files.exists(data.database())) {
            throw Problem.conflict("%s has no data yet. Start it first.", project.name())
                    .toException();
        }
        data.snapshot(new AppData(copy));
        var port = Ports.anyFree();
        var url = "http://127.0.0.1:" + port;
        try (var app = services.previews().tryAsAnyRole(project.id(), copy, port)) {
            if (!Health.await(url + "/readyz", app::alive, READY_WITHIN)) {
                throw Problem.unavailable("The application does not start on a copy of its data.")
                        .toException();
            }
            try (var door = new AppDoor(services.previews(), project.id(), url)) {
                return tried(request, door, progress);
            }
        }
    }

    private FitView tried(ImportRequest request, AppDoor door, Consumer<Progress> progress)
            throws InterruptedException {
        var fields = Imports.fields(project, request.table());
        var rows = new SheetRows(imports.table(request), fields, request, door);
        List<Misfit> misfits = new ArrayList<>();
        long refused = 0;
        for (int line = 0; line < rows.size(); line++) {
            var sent = rows.line(line);
            misfits.addAll(sent.misfits());
            var answer = door.send("POST", fields.entity().path(), sent.json());
            if (answer.status() != 201) {
                refused++;
                misfits.add(rows.misfit(line, "", rows.shown(line), Refusals.told(fields, answer)));
            }
            if (line % TOLD_EACH == 0) {
                progress.accept(new Progress.Detail("%d / %d".formatted(line, rows.size())));
            }
        }
        return new FitView(
                rows.size() - refused,
                refused,
                misfits.stream().limit(DataApi.MOST_MISFITS).toList());
    }
}
