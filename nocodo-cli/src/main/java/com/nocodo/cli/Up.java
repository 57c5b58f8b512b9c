package com.nocodo.cli;

import com.nocodo.protocol.OperatorServer;
import com.nocodo.protocol.terminal.Browser;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Interrupts;
import com.nocodo.protocol.terminal.Output;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Serve the web app of this home, and print a link that signs you in once.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The web app answers on this machine only. Ctrl-C ends it; applications that run go on.",
            "A password or a passkey can be set in the web app's settings; else `nocodo sign-in-link` prints a new link.",
            "",
            "NOCODO_PORT      the port (default: a free one, then always that)",
            "NOCODO_OPERATOR  a name of its own among several operators on one machine (default nocodo)",
            "NOCODO_OIDC_…    an issuer of identities, NOCODO_SMTP_… a mail server: docs/reference/sign-in.md"
        })
final class Up implements Callable<Integer> {
    @Option(names = "--detach", description = "Go on in the background once it answers; `nocodo down` ends it")
    boolean detach;

    @Option(names = "--no-browser", description = "Only print the link")
    boolean noBrowser;

    @Option(names = "--quiet", hidden = true, description = "Print no link")
    boolean quiet;

    @Option(names = "--json", description = "Print one JSON document")
    boolean json;

    @Override
    public Integer call() throws Exception {
        return Interrupts.guarded(json, detach ? this::background : this::foreground);
    }

    private int background() throws InterruptedException {
        var servers = Operators.servers();
        var running = servers.detach(Operators.home());
        tell(running.address(), servers.signInLink(Operators.home()));
        return ExitCodes.OK;
    }

    private int foreground() throws InterruptedException {
        Output.say("starting");
        try (OperatorServer server = Operators.servers().start(Operators.home())) {
            if (quiet) {
                Output.say("serving " + server.address());
            } else {
                tell(server.address(), server.signInLink());
            }
            server.awaitEnd();
            return ExitCodes.OK;
        } catch (InterruptedException e) {
            Output.say("ended");
            return ExitCodes.OK;
        }
    }

    private void tell(String address, String link) {
        if (json) {
            Output.envelope(true, Map.of("address", address, "sign_in_link", link), null);
        } else {
            Output.say("the web app is at %s; this link signs you in, once, within the hour:".formatted(address));
            Output.print(link);
        }
        if (!noBrowser) {
            Browser.open(link, Operators.home());
        }
    }
}
