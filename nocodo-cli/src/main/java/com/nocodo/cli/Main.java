package com.nocodo.cli;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Output;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program `nocodo`.
@Command(
        name = "nocodo",
        description = "Say in plain words what your business needs, and get a real application, running and proven.",
        subcommands = {
            Up.class,
            Down.class,
            SignInLink.class,
            Build.class,
            Change.class,
            Apply.class,
            ProjectCommands.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFor example:%n",
        footer = {
            "  nocodo up                         (the web app: describe, watch, use, change)",
            "  nocodo build \"I run a bike shop. Each repair order is for one bike …\" --yes",
            "  nocodo project list",
            "  nocodo project events bike-shop --follow",
            "  nocodo apply bike-shop            (after an edit of its nocodo.yaml)",
            "  nocodo vault --help               (keys of clouds, and servers made with them)",
            "",
            "Everything is kept under NOCODO_HOME (default ~/.local/share/nocodo).",
            "Exit codes: 0 ok, 1 a check failed, 2 usage, 4 no such project, 5 conflict,",
            "6 refused, 69 something needed is missing, 70 our mistake, 130 stopped."
        },
        mixinStandardHelpOptions = true,
        version = "nocodo " + OperatorApi.VERSION)
final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        var line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((e, command, result) -> report(e, result));
        line.setParameterExceptionHandler(Main::usage);
        line.setUsageHelpWidth(100);
        line.setExpandAtFiles(false);
        return line.execute(args);
    }

    private static int report(Exception e, CommandLine.ParseResult result) {
        var json = result.originalArgs().contains("--json");
        if (e instanceof ProblemException problem) {
            return Output.problem(problem.problem(), json);
        }
        return Output.mistake(e, json);
    }

    private static int usage(CommandLine.ParameterException e, String[] args) {
        if (java.util.Arrays.asList(args).contains("--json")) {
            Output.failure(Map.of("code", "usage", "message", shortened(String.valueOf(e.getMessage()))));
        }
        Output.say(
                e.getMessage() + "\nSee: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
    }

    private static String shortened(String message) {
        return message.length() > 300 ? message.substring(0, 300) + "…" : message;
    }
}
