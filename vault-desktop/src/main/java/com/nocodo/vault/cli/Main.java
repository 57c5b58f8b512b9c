package com.nocodo.vault.cli;

import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Output;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The program `nocodo vault`.
@Command(
        name = "nocodo vault",
        description = "Keep the keys of clouds, and make hardened servers with them.",
        subcommands = {
            CommandLine.HelpCommand.class,
            KeyCommands.class,
            ServerCommands.class,
            StolenCommand.class,
            Serve.Down.class,
            Serve.Link.class
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nFor example:%n",
        footer = {
            "  nocodo vault                 the vault's page in the browser, until Ctrl-C",
            "  nocodo vault create",
            "  nocodo vault key add scaleway --name main --access-key SCW…",
            "  nocodo vault server plan shop --key … --zone fr-par-1 --size DEV1-L",
            "  nocodo vault server create shop --key … --zone fr-par-1 --size DEV1-L",
            "  nocodo vault server destroy shop",
            "",
            "The vault is in NOCODO_HOME/vault. Secrets are asked for, or read with --secrets-fd 3 3<file.",
            "Exit codes: 0 ok, 2 usage, 4 not found, 5 conflict, 6 refused, 69 something needed is missing,",
            "70 our mistake, 130 stopped."
        },
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    @Mixin
    Serve serve = new Serve();

    private Main() {}

    @Override
    public Integer call() throws Exception {
        return serve.run();
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return line().execute(args);
    }

    static CommandLine line() {
        var line = new CommandLine(new Main());
        VaultCommands.ALL.forEach(line::addSubcommand);
        line.setExecutionExceptionHandler((e, command, result) -> report(e, result));
        line.setParameterExceptionHandler(Main::usage);
        line.setUsageHelpWidth(100);
        line.setExpandAtFiles(false);
        return line;
    }

    private static int report(Exception e, CommandLine.ParseResult result) {
        var json = result.originalArgs().contains("--json");
        return e instanceof ProblemException problem
                ? Output.problem(problem.problem(), json)
                : Output.mistake(e, json);
    }

    private static int usage(CommandLine.ParameterException e, String[] args) {
        var message = String.valueOf(e.getMessage());
        if (java.util.Arrays.asList(args).contains("--json")) {
            Output.failure(Map.of("code", "usage", "message", message));
        }
        Output.say(message + "\nSee: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
    }
}
