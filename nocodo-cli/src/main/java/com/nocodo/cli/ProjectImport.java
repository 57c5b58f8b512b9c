package com.nocodo.cli;

import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.ImportReport;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Interrupts;
import com.nocodo.protocol.terminal.Output;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "import",
        description = {
            "Bring a project from a file that `nocodo project export` wrote: every gate is run on this machine, then",
            "the application is started, with every row, account and upload. Or nothing is imported, and why is said."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = {
            "  nocodo project import bike-shop.nocodo",
            "  nocodo project import bike-shop.nocodo --json",
            "",
            "Where the name is taken, the project gets another one (bike-shop-2). Everybody signs in as before.",
            "Import only files from people you trust: the application in it is built and run with your rights."
        })
final class ProjectImport implements Callable<Integer> {
    @ParentCommand
    ProjectCommands parent = new ProjectCommands();

    @Parameters(paramLabel = "FILE", description = "What the export wrote")
    Path file = Path.of("");

    @Override
    public Integer call() throws Exception {
        return Interrupts.guarded(parent.json, () -> {
            try (var operator = Operators.open()) {
                var printer = new ProgressPrinter();
                var report = operator.importFrom(file.toAbsolutePath(), printer);
                printer.end();
                return print(report);
            }
        });
    }

    private int print(ImportReport report) {
        report.notes().forEach(Output::say);
        var imported = report.project() != null;
        var error = imported ? null : error(report);
        if (parent.json) {
            Output.envelope(imported, report, error);
        } else if (imported) {
            text(report);
        } else {
            Output.say(String.valueOf(error == null ? "" : error.get("message")));
        }
        return imported ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }

    private static Map<String, String> error(ImportReport report) {
        var open = report.checks().stream()
                .filter(check -> !check.verdict().equals("pass"))
                .map(CheckView::id)
                .collect(Collectors.joining(", "));
        return Map.of("code", "checks_failed", "message", "Not proven on this machine: " + open);
    }

    private static void text(ImportReport report) {
        var project = report.project();
        var preview = report.preview();
        if (project != null && preview != null) {
            Output.print("%s (%s): %d checks passed, %d rows, %d uploads"
                    .formatted(
                            project.name(), project.slug(), report.checks().size(), report.rows(), report.uploads()));
            Output.print("Repository  " + project.path());
            Output.print("Running at  " + preview.url());
            Output.print("Sign in     " + preview.ownerEmail() + "  " + preview.ownerPassword());
        }
    }
}
