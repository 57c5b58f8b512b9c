package com.nocodo.cli;

import com.nocodo.protocol.ApplyRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        description = "Bring an application to an edited spec: every row is kept, or nothing is changed.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = {
            "  nocodo apply bike-shop                     (its edited nocodo.yaml)",
            "  nocodo apply bike-shop new.yaml --dry-run  (only say what would change)"
        })
final class Apply implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PROJECT", description = "Its slug, as in: nocodo project list")
    String project = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "SPEC.yaml", description = "The edited spec")
    @Nullable
    Path spec;

    @Option(names = "--drop", description = "Allow changes that throw stored data away")
    boolean drop;

    @Option(names = "--dry-run", description = "Only say what would change")
    boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document instead of text")
    boolean json;

    @Override
    public Integer call() throws Exception {
        return Interrupts.guarded(json, () -> {
            try (var operator = Operators.open()) {
                var printer = new ProgressPrinter();
                var report = operator.apply(new ApplyRequest(project, spec, drop, dryRun), printer);
                printer.end();
                return report.checks().isEmpty()
                        ? ReportPrinter.unchanged(report, json)
                        : ReportPrinter.print(report, json);
            }
        });
    }
}
