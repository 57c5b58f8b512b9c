package com.nocodo.cli;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectView;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Output;
import com.nocodo.protocol.terminal.Terminal;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "project",
        description = "See, follow, start, stop, move and remove your applications.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ProjectEvents.class,
            ProjectPlan.class,
            ProjectExport.class,
            ProjectImport.class,
            CommandLine.HelpCommand.class
        })
final class ProjectCommands {
    @Option(names = "--json", scope = CommandLine.ScopeType.INHERIT, description = "Print one JSON document")
    boolean json;

    @Command(name = "list", description = "All projects, newest first")
    int list() {
        try (var operator = Operators.open()) {
            var projects = operator.projects();
            if (json) {
                Output.envelope(true, java.util.Map.of("projects", projects), null);
            } else if (projects.isEmpty()) {
                Output.say("There is no project yet. Make one: nocodo build \"I run a …\" --yes");
            } else {
                projects.forEach(p -> Output.print(
                        "%-28s %-9s %s".formatted(p.slug(), p.state(), p.url() == null ? p.path() : p.url())));
            }
            return ExitCodes.OK;
        }
    }

    @Command(name = "show", description = "One project")
    int show(@Parameters(paramLabel = "PROJECT") String project) {
        return on(project, OperatorApi::project);
    }

    @Command(name = "open", description = "Start a project's application, if needed, and print its address")
    int open(@Parameters(paramLabel = "PROJECT") String project) {
        return on(project, OperatorApi::start);
    }

    @Command(name = "start", description = "Start a project's application")
    int start(@Parameters(paramLabel = "PROJECT") String project) {
        return on(project, OperatorApi::start);
    }

    @Command(name = "stop", description = "End a project's application")
    int stop(@Parameters(paramLabel = "PROJECT") String project) {
        return on(project, OperatorApi::stop);
    }

    @Command(name = "logs", description = "The newest lines that a project's application wrote")
    int logs(
            @Parameters(paramLabel = "PROJECT") String project,
            @Option(names = "--lines", defaultValue = "40", description = "How many (default ${DEFAULT-VALUE})")
                    int lines) {
        if (lines < 1) {
            throw Problem.invalid("--lines %d: say how many lines, from 1 up", lines)
                    .toException();
        }
        try (var operator = Operators.open()) {
            var log = operator.logs(project, lines);
            if (json) {
                Output.envelope(true, java.util.Map.of("lines", log), null);
            } else {
                log.forEach(Output::print);
            }
            return ExitCodes.OK;
        }
    }

    @Command(name = "delete", description = "Remove a project with its files and all its data")
    int delete(
            @Parameters(paramLabel = "PROJECT") String project,
            @Option(names = "--yes", description = "Do not ask") boolean yes) {
        try (var operator = Operators.open()) {
            var found = operator.project(project);
            if (!yes && !Terminal.present()) {
                throw Problem.denied("This removes %s with all its data. Say --yes if you want that.", found.slug())
                        .toException();
            }
            if (!yes && !found.slug().equals(Terminal.ask("nocodo: type " + found.slug() + " to remove it: "))) {
                Output.say("Nothing was removed.");
                return ExitCodes.OK;
            }
            operator.delete(project);
            Output.say("%s is removed".formatted(found.slug()));
            if (json) {
                Output.envelope(true, java.util.Map.of("project", found), null);
            }
            return ExitCodes.OK;
        }
    }

    private int on(String project, BiFunction<OperatorApi, String, ProjectView> work) {
        try (var operator = Operators.open()) {
            var view = work.apply(operator, project);
            if (json) {
                Output.envelope(true, view, null);
            } else {
                Output.print("%s (%s) is %s".formatted(view.name(), view.slug(), view.state()));
                Output.print("Repository  " + view.path());
                if (view.url() != null) {
                    Output.print("Running at  " + view.url());
                }
            }
            return ExitCodes.OK;
        }
    }
}
