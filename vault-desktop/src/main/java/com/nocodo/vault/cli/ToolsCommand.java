package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.CodingClisView;
import com.nocodo.vault.door.VaultApi;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Coding CLIs on a server.
@Command(
        name = "tools",
        description = {
            "The coding CLIs of a server: whose each is, and what is there. With --add or --remove they are changed.",
            "They are installed and wait: nothing on the server runs them yet."
        },
        mixinStandardHelpOptions = true)
final class ToolsCommand extends ServerCommands.AboutOne {
    @Option(names = "--add", paramLabel = "ID", description = "for example codex; may be said again")
    List<String> add = new ArrayList<>();

    @Option(names = "--remove", paramLabel = "ID", description = "may be said again")
    List<String> remove = new ArrayList<>();

    @Override
    Answer ask(VaultApi vault) {
        var id = server(vault).id();
        var clis = vault.tools().codingClis(id);
        if (add.isEmpty() && remove.isEmpty()) {
            return new Answer(clis, words(clis));
        }
        mustBeKnown(clis);
        vault.tools().setCodingClis(id, wanted(clis));
        vault.servers().follow(id, ServerCommands::show);
        var after = vault.tools().codingClis(id);
        if (after.underway()) {
            throw Problem.conflict(
                            "%s%nSay it again to go on.",
                            after.trouble().isEmpty() ? "It was paused." : after.trouble())
                    .toException();
        }
        return new Answer(after, words(after));
    }

    private void mustBeKnown(CodingClisView clis) {
        var known = clis.clis().stream().map(CodingClisView.CliView::id).toList();
        for (var one : remove) {
            if (!known.contains(one) || add.contains(one)) {
                throw Problem.invalid("'%.40s' cannot be removed. There are: %s.", one, String.join(", ", known))
                        .toException();
            }
        }
    }

    private List<String> wanted(CodingClisView clis) {
        var wanted = clis.clis().stream()
                .filter(CodingClisView.CliView::wanted)
                .map(CodingClisView.CliView::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        wanted.addAll(add);
        remove.forEach(wanted::remove);
        return List.copyOf(wanted);
    }

    private static String words(CodingClisView clis) {
        var lines = clis.clis().stream()
                .map(cli -> "%-12s %-12s %-12s %s (%s)"
                        .formatted(
                                cli.id(),
                                cli.version() == null ? "-" : cli.version(),
                                cli.name(),
                                cli.terms(),
                                cli.maker()))
                .collect(Collectors.joining("\n"));
        return clis.underway() ? lines + "\nA change has not ended: " + trouble(clis) : lines;
    }

    private static String trouble(CodingClisView clis) {
        return clis.trouble().isEmpty() ? "it goes on, or was paused." : clis.trouble();
    }
}
