package com.nocodo.operator.conversation;

import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.attachment.Attachments;
import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.job.Job;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.sheet.MisfitFile;
import com.nocodo.operator.sheet.MisfitFiles;
import com.nocodo.operator.sheet.RowFilling;
import com.nocodo.operator.sheet.SheetReading;
import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.SheetReport.Misfit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Puts the rows of the spreadsheet that a project began with into its application, and tells what became of them.
record SheetRows(Services services, Attachments attachments, SheetBases.Sheet sheet, Job job)
        implements Building.Filling {

    @Override
    public void fill(Project project, Consumer<Progress> progress) throws InterruptedException {
        var file = attachments.get(sheet.attachment());
        var sketch = SheetReading.sketch(file.name(), attachments.open(file.id()));
        var filling = new RowFilling(services, sketch, SpecYaml.read(project.spec()));
        filling.fill(project, progress);
        var read =
                sketch.misfits().stream().map(m -> new Misfit(m.sheet(), m.row(), m.column(), m.value(), m.reason()));
        var misfits = Stream.concat(read, filling.refused().stream()).toList();
        MisfitFile.write(MisfitFiles.of(services.home().stateOf(project.id()), job.id()), misfits);
        var whole = misfits.stream().filter(misfit -> misfit.column().isEmpty()).count();
        if (services.events().newest(project.id(), List.of("rows_taken")).isPresent()) {
            return; // the kill came between the rows and the build's end
        }
        services.events()
                .append(
                        project.id(),
                        new ProjectEvent.RowsTaken(
                                job.id(),
                                file.name(),
                                "",
                                filling.rows(),
                                whole,
                                misfits.stream().limit(DataApi.MOST_MISFITS).toList(),
                                false));
    }
}
