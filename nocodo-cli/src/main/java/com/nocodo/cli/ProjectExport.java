package com.nocodo.cli;

import com.nocodo.protocol.ExportReport;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Interrupts;
import com.nocodo.protocol.terminal.Output;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "export",
        description = {
            "Write a project into one file: its repository with all commits, plans, events and evidence, its data,",
            "accounts and uploads. Its application may run on. A file that is there is never written over."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example, from a laptop to a server:%n",
        footer = {
            "  nocodo project export bike-shop                    (writes bike-shop.nocodo here)",
            "  scp bike-shop.nocodo server.example.org:",
            "  ssh server.example.org nocodo project import bike-shop.nocodo",
            "",
            "The file is as secret as your data: it holds every row, and the password of the first account,",
            "since without that nobody could sign in elsewhere. Only you can read it; remove it after the move.",
            "From then on there are two applications: stop the one that nobody shall write into any more",
            "(nocodo project stop bike-shop) before the export."
        })
final class ProjectExport implements Callable<Integer> {
    @ParentCommand
    ProjectCommands parent = new ProjectCommands();

    @Parameters(index = "0", paramLabel = "PROJECT", description = "Its slug, as in: nocodo project list")
    String project = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where to write it, or a folder (default: PROJECT.nocodo in this one)")
    @Nullable
    Path file;

    @Override
    public Integer call() throws Exception {
        var place = (file == null ? Path.of("") : file).toAbsolutePath();
        return Interrupts.guarded(parent.json, () -> {
            try (var operator = Operators.open()) {
                var printer = new ProgressPrinter();
                var report = operator.export(project, place, printer);
                printer.end();
                print(report);
                return ExitCodes.OK;
            }
        });
    }

    private void print(ExportReport report) {
        report.notes().forEach(Output::say);
        Output.say("The file holds all data and the password of the first account. Only you can read it: keep it so.");
        if (parent.json) {
            Output.envelope(true, report, null);
            return;
        }
        Output.print("%s (%s): %d rows, %d uploads, %d events, %s"
                .formatted(
                        report.project().name(),
                        report.project().slug(),
                        report.rows(),
                        report.uploads(),
                        report.events(),
                        size(report.bytes())));
        Output.print("Written to  " + report.file());
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? "%d kB".formatted((bytes + 999) / 1000) : "%.1f MB".formatted(bytes / 1_000_000.0);
    }
}
