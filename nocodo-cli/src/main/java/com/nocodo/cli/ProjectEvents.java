package com.nocodo.cli;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Interrupts;
import com.nocodo.protocol.terminal.Output;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "events",
        description = {
            "What happened to a project, oldest first: its tasks, checks, changes, starts and stops.",
            "Each event has a number, so that reading can go on where it ended."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = {
            "  nocodo project events bike-shop                        (everything so far)",
            "  nocodo project events bike-shop --follow               (and whatever happens from now on)",
            "  nocodo project events bike-shop --after 41 --follow    (go on behind event 41)",
            "  nocodo project events bike-shop --json                 (one JSON document a line)",
            "",
            "--follow also shows what other commands do, as a build in another window. It ends with",
            "Ctrl-C, and when the project is deleted."
        })
final class ProjectEvents implements Callable<Integer> {
    private static final Duration WAIT = Duration.ofSeconds(60);

    @ParentCommand
    ProjectCommands parent = new ProjectCommands();

    @Parameters(paramLabel = "PROJECT", description = "Its slug, as in: nocodo project list")
    String project = "";

    @Option(names = "--after", paramLabel = "N", defaultValue = "0", description = "Only events behind number N")
    long after;

    @Option(names = "--follow", description = "Wait for more, and show it as it happens")
    boolean follow;

    @Override
    public Integer call() throws Exception {
        return Interrupts.guarded(parent.json, () -> {
            try (var operator = Operators.open()) {
                return follow ? follow(operator) : print(operator);
            }
        });
    }

    private int print(OperatorApi operator) {
        List<EventRecord> page;
        do {
            page = operator.events(project, after, OperatorApi.MOST_EVENTS);
            page.forEach(this::show);
        } while (page.size() == OperatorApi.MOST_EVENTS);
        return ExitCodes.OK;
    }

    /// By id, so that the deletion is heard of.
    private int follow(OperatorApi operator) {
        var id = operator.project(project).id();
        try {
            var ended = false;
            while (!ended && !Output.isClosed()) {
                var page = operator.await(id, after, WAIT);
                page.forEach(this::show);
                ended = !page.isEmpty() && page.getLast().event() instanceof ProjectEvent.ProjectDeleted;
            }
            return ExitCodes.OK;
        } catch (ProblemException e) {
            if (!Thread.currentThread().isInterrupted()) {
                throw e;
            }
            Output.say("Stopped. Go on with: nocodo project events %s --after %d --follow".formatted(project, after));
            return ExitCodes.STOPPED;
        }
    }

    private void show(EventRecord record) {
        if (parent.json) {
            Output.line(record);
        } else {
            Output.print(EventWords.of(record));
        }
        after = record.seq();
    }
}
