package com.nocodo.operator.sheet;

import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Services;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.SheetReport;
import com.nocodo.protocol.SheetReport.Misfit;
import com.nocodo.protocol.SheetRequest;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Builds an application from a spreadsheet. The same file is the same spec each time, so that a build that was killed
/// goes on when it is given again.
///
/// @see "docs/decisions/0044-rows-of-a-spreadsheet.md"
public final class SheetBuilding {
    private final Services services;

    public SheetBuilding(Services services) {
        this.services = services;
    }

    public SheetReport build(SheetRequest request, Consumer<Progress> progress) throws InterruptedException {
        progress.accept(new Progress.Step("Reading the spreadsheet"));
        var sketch = SheetReading.of(request.file());
        sketch.remarks()
                .forEach(remark ->
                        progress.accept(new Progress.Note("%s: %s".formatted(remark.sheet(), remark.text()))));
        var filling = new RowFilling(services, sketch);
        var words = new BuildRequest(SpecYaml.write(sketch.spec()), Map.of(), request.out(), request.run());
        var build = new Building(services).build(words, filling, progress);
        var read =
                sketch.misfits().stream().map(m -> new Misfit(m.sheet(), m.row(), m.column(), m.value(), m.reason()));
        var misfits = Stream.concat(read, filling.refused().stream()).toList();
        var state = services.home().stateOf(build.project().id());
        return new SheetReport(
                build,
                new SheetReport.Sheet(
                        request.file().toString(),
                        filling.rows(),
                        misfits,
                        sketch.remarks().stream()
                                .map(remark -> remark.sheet() + ": " + remark.text())
                                .toList(),
                        misfits.isEmpty()
                                ? null
                                : MisfitFile.write(state.resolve("not-taken.csv"), misfits)
                                        .toString()));
    }
}
