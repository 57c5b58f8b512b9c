package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.terminal.Terminal;
import com.nocodo.vault.door.VaultApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A server of the person's own is given back.
@Command(
        name = "release",
        description = {
            "Remove nocodo from a server of your own: the operator with all that it kept, and the vault's account.",
            "Whoever came in by SSH before comes in again; the server itself stays as it is."
        },
        mixinStandardHelpOptions = true)
final class ReleaseServer extends ServerCommands.AboutOne {
    @Option(names = "--yes", description = "Do not ask")
    boolean yes;

    @Override
    Answer ask(VaultApi vault) {
        var server = server(vault);
        if (!yes) {
            var typed = Terminal.present()
                    ? Terminal.ask("All projects on %s go for good. Type its name: ".formatted(name))
                    : null;
            if (!name.equals(typed)) {
                throw Problem.invalid("Nothing was done. Type the name, or say --yes.")
                        .toException();
            }
        }
        vault.ownServers().release(server.id(), name);
        var gone = vault.servers().follow(server.id(), ServerCommands::show);
        ServerCommands.told(gone);
        return new Answer(gone, "%s is yours alone again. The vault has no account there any more.".formatted(name));
    }
}
