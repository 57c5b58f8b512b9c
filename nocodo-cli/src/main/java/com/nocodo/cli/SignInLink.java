package com.nocodo.cli;

import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Output;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sign-in-link",
        description = "Print a new link that signs the owner in to the web app, once, within the hour.",
        mixinStandardHelpOptions = true)
final class SignInLink implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON document")
    boolean json;

    @Override
    public Integer call() {
        var servers = Operators.servers();
        var link = servers.signInLink(Operators.home());
        if (json) {
            Output.envelope(true, Map.of("sign_in_link", link), null);
        } else {
            Output.print(link);
            if (servers.find(Operators.home()).isEmpty()) {
                Output.say("nobody serves this home yet; start it with: nocodo up");
            }
        }
        return ExitCodes.OK;
    }
}
