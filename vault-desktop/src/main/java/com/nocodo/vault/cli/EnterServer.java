package com.nocodo.vault.cli;

import com.nocodo.protocol.terminal.Browser;
import com.nocodo.protocol.terminal.Output;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.door.WayView;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The way in to an operator, for as long as this runs.
@Command(
        name = "enter",
        description = {
            "Open the operator's web app in the browser, through SSH. Ctrl-C closes the way in,",
            "and so does the vault's lock."
        },
        mixinStandardHelpOptions = true)
final class EnterServer extends ServerCommands.AboutOne {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    @Option(names = "--no-browser", description = "Only print the link")
    boolean noBrowser;

    @Override
    Answer ask(VaultApi vault) throws InterruptedException {
        var id = server(vault).id();
        var way = vault.servers().enter(id);
        tell(way);
        if (!noBrowser) {
            Browser.open(way.link(), home());
        }
        Output.say(vault.servers().stay(id));
        return SAID;
    }

    private void tell(WayView way) {
        if (!way.warning().isEmpty()) {
            Output.say("WARNING: " + way.warning());
        }
        if (json) {
            Output.envelope(true, way, null);
            return;
        }
        Output.say("%s is open on this computer until %s, or until the vault is locked; this link signs you in, once:"
                .formatted(name, TIME.format(way.until().atZone(ZoneId.systemDefault()))));
        Output.print(way.link());
    }
}
