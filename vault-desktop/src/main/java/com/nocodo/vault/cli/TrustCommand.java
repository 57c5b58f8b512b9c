package com.nocodo.vault.cli;

import com.nocodo.vault.door.AfterBreakIn;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.door.VaultApi;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Whether the vault gives anything to a server.
@Command(
        name = "trust",
        description = {
            "Whether the vault gives anything to a server, and opens its way in.",
            "A server that somebody broke into gives nothing that could be trusted any more, so no backup is taken of it.",
            "Instead: nocodo vault server create NEW --like NAME",
            "         nocodo vault server restore NEW BACKUP     one that was made before the break-in",
            "         nocodo vault server destroy NAME"
        },
        mixinStandardHelpOptions = true)
final class TrustCommand extends ServerCommands.AboutOne {
    /// One of them at a time.
    static final class Change {
        @Option(names = "--pause", description = "Give it nothing until you trust it again")
        boolean pause;

        @Option(names = "--hostile", description = "Somebody broke into it")
        boolean hostile;

        @Option(names = "--again", description = "Trust it again")
        boolean again;

        Trust wanted() {
            return again ? Trust.TRUSTED : hostile ? Trust.HOSTILE : Trust.PAUSED;
        }
    }

    @ArgGroup(exclusive = true)
    @Nullable
    Change change;

    @Override
    Answer ask(VaultApi vault) {
        var of = server(vault);
        var server = of.id();
        if (change != null) {
            vault.access().setTrust(server, change.wanted(), name);
        }
        var trust = vault.access().trust(server);
        return new Answer(
                Map.of("trust", trust.trust()),
                "%s is %s%s.%s"
                        .formatted(
                                name,
                                trust.trust().name().toLowerCase(Locale.ROOT),
                                trust.since() == null ? "" : " since " + trust.since(),
                                trust.trust() == Trust.HOSTILE ? next(of) : ""));
    }

    private static String next(ServerView server) {
        return AfterBreakIn.of(server).stream()
                .map(task -> "%n%s%n    %s".formatted(task.words(), task.command()))
                .collect(Collectors.joining());
    }
}
