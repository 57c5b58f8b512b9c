package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.terminal.Terminal;
import com.nocodo.vault.door.BackupView;
import com.nocodo.vault.door.BackupsView;
import com.nocodo.vault.door.FileSize;
import com.nocodo.vault.door.RestoreView;
import com.nocodo.vault.door.VaultApi;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Backups of what operators keep.
final class BackupCommands {
    private BackupCommands() {}

    @Command(
            name = "backup",
            description = {
                "Bring a backup of all that the operator on a server keeps to this computer: projects, their data, people,",
                "settings. It is sealed while it comes; only this vault, or an export of it, opens it. The server works on.",
                "After Ctrl-C, or a lock, the same command begins it once more.",
                "",
                "Put it on a server: nocodo vault server restore NAME BACKUP"
            },
            mixinStandardHelpOptions = true)
    static final class BackUp extends ServerCommands.AboutOne {
        @Override
        Answer ask(VaultApi vault) {
            var server = server(vault).id();
            var begun = vault.backups().backUp(server);
            vault.servers().follow(server, ServerCommands::show);
            var backup = vault.backups().get(begun.id());
            if (backup.state() != BackupView.State.WHOLE) {
                throw Problem.unavailable(
                                "%s%nThere is no backup yet. Again: nocodo vault server backup %s",
                                backup.trouble().isEmpty() ? "It was paused." : backup.trouble(), name)
                        .toException();
            }
            return new Answer(
                    backup,
                    "%s is a backup of %s: %s, %s. Restore it: nocodo vault server restore NAME %s"
                            .formatted(
                                    backup.id(),
                                    name,
                                    FileSize.words(backup.bytes()),
                                    projects(backup.projects()),
                                    backup.id()));
        }
    }

    @Command(
            name = "backups",
            description = {
                "All backups, or those of a server, the newest first; also of servers that are gone.",
                "They are kept until you delete them: nocodo vault server delete-backup BACKUP"
            },
            mixinStandardHelpOptions = true)
    static final class All extends Asking {
        @Parameters(paramLabel = "NAME", arity = "0..1", description = "of a server, also of one that is gone")
        @Nullable
        String name;

        @Override
        Answer ask(VaultApi vault) {
            var all = vault.backups().all();
            var shown = all.backups().stream()
                    .filter(one -> name == null || one.name().equals(name))
                    .toList();
            var lines = new ArrayList<String>();
            shown.forEach(one -> lines.add(words(one)));
            lines.add(
                    shown.isEmpty()
                            ? "No backup yet: nocodo vault server backup NAME"
                            : "%d, %s in all"
                                    .formatted(
                                            shown.size(),
                                            FileSize.words(shown.stream()
                                                    .mapToLong(BackupView::bytes)
                                                    .sum())));
            lines.addAll(due(vault, all));
            if (name == null && !all.strangers().isEmpty()) {
                lines.add("Files of no backup of this vault, left as they are: " + String.join(", ", all.strangers()));
            }
            return new Answer(
                    new BackupsView(
                            shown, shown.stream().mapToLong(BackupView::bytes).sum(), all.strangers(), all.due()),
                    String.join("\n", lines));
        }

        private List<String> due(VaultApi vault, BackupsView all) {
            return vault.servers().all().stream()
                    .filter(server -> all.due().contains(server.id()))
                    .filter(server -> name == null || server.name().equals(name))
                    .map(server -> "%1$s has no backup of the last 7 days: nocodo vault server backup %1$s"
                            .formatted(server.name()))
                    .toList();
        }
    }

    private static String words(BackupView one) {
        return "%-9s  %-20s  %-20s  %9s  %-10s  %s%s%s%s"
                .formatted(
                        one.id(),
                        one.name(),
                        one.made() == null ? state(one) : moment(one.made()),
                        one.made() == null ? "" : FileSize.words(one.bytes()),
                        one.operator() == null ? "-" : one.operator(),
                        one.made() == null ? one.trouble() : projects(one.projects()),
                        one.older().isEmpty() ? "" : "  (not as new: %s)".formatted(one.older()),
                        one.paused() ? "  (while it was paused)" : "",
                        switch (one.state()) {
                            case MISSING -> "  FILE MISSING";
                            case GOING -> "  BEING DELETED";
                            case UNDERWAY, UNFINISHED, WHOLE -> "";
                        });
    }

    private static String state(BackupView one) {
        return one.state().name().toLowerCase(Locale.ROOT);
    }

    private static Instant moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    static String projects(int projects) {
        return projects == 1 ? "1 project" : projects + " projects";
    }

    @Command(
            name = "restore",
            description = {
                "Make a backup the state of the operator on a server that is ready: the one that it is of, or another,",
                "new one. Keys of the server, and who may come in, stay as they are there. A server that has projects is",
                "left as it is unless you say --replace: then they go. Where the operator does not start with the backup,",
                "the server goes back to what it had, by itself. Said again, it goes on where it was left off.",
                "One that the server has not begun is left by --leave: what was sent for it is removed there.",
                "",
                "After a break-in:  nocodo vault server create NEW …, then  nocodo vault server restore NEW BACKUP"
            },
            mixinStandardHelpOptions = true)
    static final class Restore extends ServerCommands.AboutOne {
        @Parameters(
                index = "1",
                paramLabel = "BACKUP",
                arity = "0..1",
                description = "as nocodo vault server backups shows it")
        String backup = "";

        @Option(names = "--leave", description = "End a restore that the server has not begun")
        boolean leave;

        @Option(names = "--replace", description = "Projects that are on the server go")
        boolean replace;

        @Option(names = "--yes", description = "Do not ask")
        boolean yes;

        @Override
        Answer ask(VaultApi vault) {
            var server = server(vault).id();
            if (leave != backup.isEmpty()) {
                throw Problem.invalid("Say which backup, or --leave to end a restore.")
                        .toException();
            }
            return leave ? leave(vault, server) : restore(vault, server);
        }

        private Answer leave(VaultApi vault, String server) {
            vault.backups().leaveRestore(server);
            vault.servers().follow(server, ServerCommands::show);
            var left = Objects.requireNonNull(vault.backups().lastRestore(server));
            if (left.underway()) {
                throw Problem.conflict(
                                "%s%s",
                                left.trouble().isEmpty() ? "It was paused." : left.trouble(),
                                left.givenUp() ? " It is not left yet: the same again goes on with that." : "")
                        .toException();
            }
            return new Answer(left, left.trouble());
        }

        private Answer restore(VaultApi vault, String server) {
            var chosen = vault.backups().get(backup);
            if (replace && !yes) {
                agree(name, "All projects on %s go, and what is in %s takes their place".formatted(name, backup));
            }
            vault.backups().restore(server, backup, replace, name);
            vault.servers().follow(server, ServerCommands::show);
            var restored = Objects.requireNonNull(vault.backups().lastRestore(server));
            mustHaveEnded(restored);
            return new Answer(
                    restored,
                    "%s has what was in %s (%s of %s): %s. Enter it: nocodo vault server enter %s"
                            .formatted(
                                    name,
                                    backup,
                                    chosen.name(),
                                    chosen.made() == null ? "-" : moment(chosen.made()),
                                    projects(restored.projects()),
                                    name));
        }

        private void mustHaveEnded(RestoreView restored) {
            if (restored.underway()) {
                throw Problem.conflict(
                                "%s%nIt has not ended. Go on: nocodo vault server restore %s %s%s",
                                restored.trouble().isEmpty() ? "It was paused." : restored.trouble(),
                                name,
                                backup,
                                replace ? " --replace" : "")
                        .toException();
            }
            if (!restored.trouble().isEmpty()) {
                throw Problem.unavailable("%s", restored.trouble()).toException();
            }
        }
    }

    /// @throws com.nocodo.protocol.ProblemException where the person does not type it
    private static void agree(String name, String what) {
        var typed = Terminal.present() ? Terminal.ask("%s. Type %s: ".formatted(what, name)) : null;
        if (!name.equals(typed)) {
            throw Problem.invalid("Nothing was done. Type %s, or say --yes.", name)
                    .toException();
        }
    }

    @Command(
            name = "delete-backup",
            description = "Delete a backup for good: its key first, then its file",
            mixinStandardHelpOptions = true)
    static final class Delete extends Asking {
        @Parameters(paramLabel = "BACKUP", description = "as nocodo vault server backups shows it")
        String backup = "";

        @Option(names = "--yes", description = "Do not ask")
        boolean yes;

        @Override
        Answer ask(VaultApi vault) {
            var chosen = vault.backups().get(backup);
            if (!yes) {
                agree(backup, "The backup of %s goes for good".formatted(chosen.name()));
            }
            vault.backups().delete(backup);
            return new Answer(Map.of("deleted", backup), "%s is deleted.".formatted(backup));
        }
    }
}
