package com.nocodo.operator.data;

import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.data.ImportStore.Line;
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
import java.util.Locale;
import java.util.Objects;

/// One import. Lines go one by one and in their order; before some are sent it is noted up to which, and then what
/// became of them. After a kill between the two, the rows that are newer than the newest known one and made by our
/// account tell which of them arrived: those are not sent again.
final class Importing {
    private static final int CHUNK = 100;

    private final Services services;
    private final Database db;
    private final ImportStore store;
    private final Project project;
    private final JobId id;
    private final Fields fields;
    private final SheetRows rows;
    private final AppDoor door;

    Importing(
            Services services,
            Database db,
            ImportStore store,
            Project project,
            JobId id,
            Fields fields,
            SheetRows rows,
            AppDoor door) {
        this.services = services;
        this.db = db;
        this.store = store;
        this.project = project;
        this.id = id;
        this.fields = fields;
        this.rows = rows;
        this.door = door;
    }

    private ImportStore.Import now() {
        return store.find(id.number()).orElseThrow();
    }

    void run() throws InterruptedException {
        if (now().base() == null) {
            store.begin(id.number(), newestRow());
        }
        services.events()
                .tell(
                        project.id(),
                        new ProjectEvent.StepBegun(String.format(
                                Locale.ROOT,
                                Speech.in(project.spec()).say("%,d rows → %s", "%,d Zeilen → %s"),
                                rows.size(),
                                fields.entity().labelPlural())));
        settle();
        for (int from = now().answered(); from < rows.size(); from += CHUNK) {
            send(from, Math.min(rows.size(), from + CHUNK));
        }
        tell();
    }

    private long newestRow() throws InterruptedException {
        var answer = door.get(fields.entity().path() + "?sort=-id&page_size=1");
        if (!answer.good()) {
            throw Refusals.of(answer).toException();
        }
        return answer.body().path("items").path(0).path("id").asLong(0);
    }

    /// What lies between the noted and the answered lines after a kill: what arrived is known by its row, and the rest
    /// is sent again.
    private void settle() throws InterruptedException {
        var now = now();
        if (now.sent() <= now.answered()) {
            return;
        }
        var arrived = arrived(now);
        List<Line> lines = new ArrayList<>();
        for (int line = now.answered(); line < now.sent(); line++) {
            var found = arrived.take(rows.line(line).json());
            lines.add(found.isPresent() ? new Line(line, found.get(), null) : send(line));
        }
        store.answered(id.number(), lines, now.sent());
    }

    /// The same without sending anything, for an import that is not gone on with.
    void stop() throws InterruptedException {
        var now = now();
        if (now.sent() <= now.answered()) {
            return;
        }
        var arrived = arrived(now);
        List<Line> lines = new ArrayList<>();
        for (int line = now.answered(); line < now.sent(); line++) {
            var number = line;
            arrived.take(rows.line(line).json()).ifPresent(row -> lines.add(new Line(number, row, null)));
        }
        store.answered(id.number(), lines, now.sent());
    }

    private Arrived arrived(ImportStore.Import now) throws InterruptedException {
        var base = Objects.requireNonNull(now.base(), "it was noted before anything was sent");
        return new Arrived(door, fields, Math.max(base, store.newest(id.number())));
    }

    private void send(int from, int to) throws InterruptedException {
        store.sending(id.number(), to);
        List<Line> lines = new ArrayList<>();
        try {
            for (int line = from; line < to; line++) {
                lines.add(send(line));
            }
        } finally {
            store.answered(id.number(), lines, from + lines.size());
        }
    }

    private Line send(int line) throws InterruptedException {
        var answer = door.send("POST", fields.entity().path(), rows.line(line).json());
        return switch (answer.status()) {
            case 201 -> new Line(line, answer.body().path("id").asLong(), null);
            case 400, 409, 413, 422 -> new Line(line, null, Refusals.told(fields, answer));
            case 403 -> throw Refusals.of(answer).toException();
            default ->
                throw Problem.unavailable("The application answered %d to a row of the spreadsheet.", answer.status())
                        .toException();
        };
    }

    private void tell() throws InterruptedException {
        var now = now();
        if (now.told()) {
            return;
        }
        var lines = store.lines(id.number());
        List<Misfit> misfits = new ArrayList<>();
        for (var line : lines) {
            misfits.addAll(rows.line(line.line()).misfits());
            if (line.why() != null) {
                misfits.add(rows.misfit(line.line(), "", rows.shown(line.line()), line.why()));
            }
        }
        MisfitFile.write(MisfitFiles.of(services.home().stateOf(project.id()), id), misfits);
        var refused = lines.stream().filter(line -> line.id() == null).count();
        var event = new ProjectEvent.RowsTaken(
                id,
                now.source(),
                fields.entity().labelPlural(),
                lines.size() - refused,
                refused,
                misfits.stream().limit(DataApi.MOST_MISFITS).toList(),
                false);
        db.transaction().executeWithoutResult(status -> {
            services.events().append(project.id(), event);
            store.told(id.number());
        });
    }
}
