package com.nocodo.operator.data;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.once.Once;
import com.nocodo.operator.once.Request;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.sheet.MisfitFiles;
import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The data of one project's application, for one person.
public record DataDoor(
        Services services, Applications applications, Imports rowImports, Once once, Project project, String author)
        implements DataApi {

    private AppSpec spec() {
        return SpecYaml.read(project.spec());
    }

    private AppDoor door() {
        return applications.of(project);
    }

    private Rows table(String name) {
        return new Rows(door(), Fields.of(spec(), name));
    }

    @Override
    public List<TableView> tables() {
        var spec = spec();
        var door = door();
        return Waiting.of(() -> {
            List<TableView> tables = new ArrayList<>();
            for (var entity : spec.entities()) {
                var fields = new Fields(spec, entity);
                tables.add(new TableView(
                        entity.name(), entity.labelPlural(), new Rows(door, fields).count(), fields.views()));
            }
            return tables;
        });
    }

    @Override
    public RowsView rows(String table, RowsQuery query) {
        return Waiting.of(() -> table(table).page(query));
    }

    @Override
    public RowView row(String table, long id) {
        return Waiting.of(() -> table(table).row(id));
    }

    @Override
    public List<ChoiceView> options(String table, String search) {
        var spec = spec();
        var path = table.equals("user")
                ? "/api/users"
                : Fields.of(spec, table).entity().path();
        return Waiting.of(() -> new Links(door(), path).like(search));
    }

    @Override
    public RowView create(String table, Map<String, String> values, @Nullable String key) {
        var request = Request.of(project.id(), key, "row", Map.of("table", table, "values", values));
        return Waiting.of(() -> {
            var rows = table(table);
            rows.door().get("/api/session"); // it answers; who is not answered from here on cannot know what was done
            var made = once.elsewhere(request, () -> Waiting.of(() -> String.valueOf(rows.add(values))));
            return rows.row(Long.parseLong(made));
        });
    }

    @Override
    public RowView update(String table, long id, long version, Map<String, String> values) {
        return Waiting.of(() -> table(table).update(id, version, values));
    }

    @Override
    public void delete(String table, long id) {
        Waiting.of(() -> {
            table(table).delete(id);
            return id;
        });
    }

    /// The application's own export: with its order and its labels, and what looks like a formula made plain.
    @Override
    public void export(String table, OutputStream to) {
        var path = Fields.of(spec(), table).entity().path() + "/export?bom=1";
        Waiting.of(() -> {
            try (var csv = door().stream(path)) {
                return csv.transferTo(to);
            } catch (IOException e) {
                throw Problem.unavailable("The export broke off: %s", Reason.of(e))
                        .toException();
            }
        });
    }

    @Override
    public List<SheetView> sheets(String attachment, String table) {
        var guess = new Guess(Fields.of(spec(), table));
        return rowImports.tables(attachment).stream().map(guess::of).toList();
    }

    @Override
    public FitView tryImport(ImportRequest request, Consumer<Progress> progress) {
        return Waiting.of(() -> new DryRun(services, rowImports, project).run(request, progress));
    }

    @Override
    public JobView queueImport(ImportRequest request, @Nullable String key) {
        return rowImports.queue(project, request, key, author).view();
    }

    @Override
    public List<ImportView> imports() {
        return rowImports.of(project);
    }

    @Override
    public JobView undoImport(JobId job) {
        return rowImports.queueUndo(project, job, author).view();
    }

    @Override
    public void misfits(JobId job, OutputStream to) {
        var file = MisfitFiles.of(services.home().stateOf(project.id()), job);
        try {
            Files.copy(file, to);
        } catch (NoSuchFileException e) {
            throw Problem.notFound("%s has no list of what did not fit.", job.text())
                    .toException();
        } catch (IOException e) {
            throw Problem.unavailable("The list cannot be read: %s", Reason.of(e))
                    .toException();
        }
    }
}
