package com.nocodo.cli;

import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.terminal.Interrupts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the ways to change an application have in common.
abstract class ChangeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PROJECT", description = "Its slug, as in: nocodo project list")
    String project = "";

    @Option(names = "--drop", description = "Allow changes that throw stored data away")
    boolean drop;

    @Option(names = "--dry-run", description = "Only say what would change")
    boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document instead of text")
    boolean json;

    abstract BuildReport carryOut(OperatorApi operator, ProgressPrinter printer);

    private BuildReport allowed(OperatorApi operator, ProgressPrinter printer) {
        try {
            return carryOut(operator, printer);
        } catch (ProblemException e) {
            if (e.problem().code() == Problem.Code.DENIED && !drop) {
                throw Problem.denied(
                                "%s Allow it with --drop if you want that.",
                                e.problem().message())
                        .toException();
            }
            throw e;
        }
    }

    @Override
    public Integer call() throws Exception {
        return Interrupts.guarded(json, () -> {
            try (var operator = Operators.open()) {
                var printer = new ProgressPrinter();
                var report = allowed(operator, printer);
                printer.end();
                return report.checks().isEmpty()
                        ? ReportPrinter.unchanged(report, json)
                        : ReportPrinter.print(report, json);
            }
        });
    }
}
