package com.nocodo.vault.cli;

import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.VaultApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Another operator in the place of the one that runs.
@Command(
        name = "update",
        description = {
            "Update the operator on a server to the one that './nocodo dist' made. Its signature is verified here and",
            "there; where the new one is not healthy, or nobody confirms it in time, the server goes back by itself."
        },
        mixinStandardHelpOptions = true)
final class UpdateServer extends ServerCommands.AboutOne {
    @Option(names = "--older", description = "Also to an older version; its database may not be what that one knows")
    boolean older;

    @Option(
            names = "--new-signer",
            paramLabel = "SHA256:…",
            description =
                    "Also where somebody else signed it, by this fingerprint: from then on the server trusts them alone")
    @Nullable
    String newSigner;

    @Override
    Answer ask(VaultApi vault) {
        var server = server(vault);
        if (server.state() == ServerView.State.UPDATING) {
            vault.servers().goOn(server.id());
        } else {
            vault.servers().update(server.id(), older, newSigner);
        }
        var updated = vault.servers().follow(server.id(), ServerCommands::show);
        ServerCommands.told(updated);
        return new Answer(updated, "%s runs the operator %s".formatted(name, updated.operator()));
    }
}
