package com.nocodo.cli;

import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.ChangeRequest;
import com.nocodo.protocol.OperatorApi;
import picocli.CommandLine.Command;
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
final class Change extends ChangeCommand {
    @Parameters(index = "1", paramLabel = "WORDS", description = "What should be different, or @FILE, or -")
    String words = "";

    @Override
    BuildReport carryOut(OperatorApi operator, ProgressPrinter printer) {
        return operator.change(new ChangeRequest(project, Words.of(words), drop, dryRun), printer);
    }
}
