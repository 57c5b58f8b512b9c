package com.nocodo.vault.cli;

import com.nocodo.protocol.terminal.Output;
import com.nocodo.vault.door.StolenView;
import com.nocodo.vault.door.VaultApi;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What to do when a computer with a copy of the vault was lost.
@Command(
        name = "stolen",
        description = {
            "A computer with a copy of this vault was lost: what was in it, and what there is to do.",
            "The list stays until all of it is done."
        },
        mixinStandardHelpOptions = true)
final class StolenCommand extends Asking {
    @Option(names = "--begin", description = "It was: make the list")
    boolean begin;

    @Option(names = "--rotate", description = "Give all servers new keys now")
    boolean rotate;

    @Option(names = "--done", paramLabel = "ID", description = "You have done this one")
    @Nullable
    String done;

    @Option(names = "--end", description = "All is done: forget the list")
    boolean end;

    @Override
    Answer ask(VaultApi vault) throws InterruptedException {
        var access = vault.access();
        if (begin) {
            access.beginStolen();
        }
        if (rotate) {
            for (var server : access.rotateAll()) {
                vault.servers().follow(server, ServerCommands::show);
            }
        }
        if (done != null) {
            access.tick(done);
        }
        if (end) {
            access.endStolen();
            Output.say("the list is gone; the audit log keeps what was done");
        }
        var view = access.stolen();
        return new Answer(view, words(view));
    }

    private static String words(StolenView view) {
        if (view.begun() == null) {
            return "Nobody said that a computer with a copy of this vault was lost: nocodo vault stolen --begin";
        }
        var tasks = view.tasks().stream()
                .map(task -> "%-8s %s%n         %s%s%s"
                        .formatted(
                                task.state() == StolenView.State.DONE ? "done" : "to do",
                                task.what(),
                                task.id(),
                                task.link().isEmpty() ? "" : "  " + task.link(),
                                task.trouble().isEmpty() ? "" : "  " + task.trouble()))
                .collect(Collectors.joining("\n"));
        return "In the vault were: %s.%n%s".formatted(String.join("; ", view.exposed()), tasks);
    }
}
