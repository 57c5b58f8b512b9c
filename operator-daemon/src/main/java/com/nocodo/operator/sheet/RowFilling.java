package com.nocodo.operator.sheet;

import com.nocodo.modes.sheet.Rows;
import com.nocodo.modes.sheet.Sketch;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.home.Ports;
import com.nocodo.operator.process.Health;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.SheetReport.Misfit;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// Puts the rows into a proven application through its own API, so that every rule holds for them. They go into a
/// folder of their own, which becomes the application's data once all are in it: whole, or not at all.
public final class RowFilling implements Building.Filling {
    private final Services services;
    private final Sketch sketch;
    private final AppSpec spec;
    private final Map<String, Map<Integer, Long>> ids = new HashMap<>();
    private Result result = new Result(0, List.of());

    /// Kept beside the data, for a build that is killed between the rows and its end.
    private record Result(long rows, List<Misfit> refused) {}

    RowFilling(Services services, Sketch sketch) {
        this(services, sketch, sketch.spec());
    }

    /// @param spec what the spreadsheet's own spec was corrected to
    public RowFilling(Services services, Sketch sketch, AppSpec spec) {
        this.services = services;
        this.sketch = sketch;
        this.spec = spec;
    }

    public long rows() {
        return result.rows();
    }

    /// Rows that the application did not take.
    public List<Misfit> refused() {
        return result.refused();
    }

    @Override
    public void fill(Project project, Consumer<Progress> progress) throws InterruptedException {
        var state = services.home().stateOf(project.id());
        var note = state.resolve("rows.json");
        try {
            if (!Files.exists(services.previews().data(project.id()))) {
                load(project, state.resolve("data.new"), note, progress);
            }
            result = JsonMapper.shared().readValue(Files.readString(note), Result.class);
        } catch (IOException e) {
            throw Problem.unavailable(
                            "The rows of the spreadsheet cannot be put into the application: %s", Reason.of(e))
                    .toException();
        }
    }

    private void load(Project project, Path folder, Path note, Consumer<Progress> progress)
            throws IOException, InterruptedException {
        progress.accept(new Progress.Step("Putting in the rows"));
        Folders.remove(folder);
        Files.createDirectories(folder);
        var port = Ports.anyFree();
        List<Misfit> refused = new ArrayList<>();
        long rows = 0;
        try (var app = services.previews().tryOn(project.id(), folder, port)) {
            var url = "http://127.0.0.1:" + port;
            if (!Health.await(url + "/readyz", app::alive, Duration.ofSeconds(30))) {
                throw Problem.unavailable("The application does not start to take the rows of the spreadsheet.")
                        .toException();
            }
            try (var door = RowDoor.signIn(url, services.previews().account(project.id()))) {
                for (var each : Fitted.rows(sketch, spec, refused)) {
                    rows += load(door, each, refused, progress);
                }
            }
        }
        Files.writeString(note, JsonMapper.shared().writeValueAsString(new Result(rows, refused)));
        Files.move(folder, services.previews().data(project.id()), StandardCopyOption.ATOMIC_MOVE);
    }

    private long load(RowDoor door, Rows rows, List<Misfit> refused, Consumer<Progress> progress)
            throws IOException, InterruptedException {
        var entity = spec.get(rows.entity());
        Map<Integer, Long> numbers = ids.computeIfAbsent(rows.entity(), name -> new HashMap<>());
        long taken = 0;
        for (var line : rows.lines()) {
            Map<String, Object> json = new LinkedHashMap<>(line.values());
            for (var relation : entity.relations()) {
                var row = line.links().get(relation.name() + "_id");
                var id = row == null
                        ? null
                        : ids.getOrDefault(relation.to(), Map.of()).get(row);
                if (id != null) {
                    json.put(relation.name() + "_id", id);
                } else if (row != null) {
                    var reason = "row %d, which it names, was not taken, so it was left empty".formatted(row);
                    refused.add(new Misfit(rows.sheet(), line.number(), relation.label(), "", reason));
                }
            }
            switch (door.post(entity.path(), json)) {
                case RowDoor.Taken(var id) -> {
                    numbers.put(line.number(), id);
                    taken++;
                }
                case RowDoor.Refused(var why) ->
                    refused.add(new Misfit(rows.sheet(), line.number(), "", shown(line), why));
            }
            if (taken % 100 == 0) {
                progress.accept(new Progress.Detail("%s: %d rows".formatted(entity.labelPlural(), taken)));
            }
        }
        return taken;
    }

    private static String shown(Rows.Line line) {
        var text = String.join(
                "; ", line.values().values().stream().map(String::valueOf).toList());
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
