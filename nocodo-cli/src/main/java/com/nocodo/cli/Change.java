package com.nocodo.cli;

import com.nocodo.protocol.ChangeRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "change",
        description = "Change an application in plain words: every row is kept, or nothing is changed.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = {
            "  nocodo change bike-shop \"Add a colour to bikes\"",
            "  nocodo change bike-shop \"The phone number of customers is optional\" --dry-run",
            "  nocodo change bike-shop \"Remove the frame size\" --drop",
            "  nocodo change bike-shop @wishes.txt           (`-` reads standard input)"
        })
final class Change implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PROJECT", description = "Its slug, as in: nocodo project list")
    String project = "";

    @Parameters(index = "1", paramLabel = "WORDS", description = "What should be different, or @FILE, or -")
    String words = "";

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
                var report = operator.change(new ChangeRequest(project, Words.of(words), drop, dryRun), printer);
                printer.end();
                return report.checks().isEmpty()
                        ? ReportPrinter.unchanged(report, json)
                        : ReportPrinter.print(report, json);
            }
        });
    }
}
