package com.nocodo.vault.cli;

import com.nocodo.vault.door.LoginView;
import com.nocodo.vault.door.SettingsView;
import com.nocodo.vault.door.VaultApi;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is done to the vault as a whole.
final class VaultCommands {
    private VaultCommands() {}

    @Command(name = "status", description = "Whether there is a vault, and whether it is open")
    static final class Status extends Asking {
        @Override
        boolean needsOpen() {
            return false;
        }

        @Override
        Answer ask(VaultApi vault) {
            var view = vault.vault();
            return new Answer(
                    view,
                    switch (view.state()) {
                        case NONE -> "There is no vault in this home yet: nocodo vault create";
                        case LOCKED ->
                            "The vault is locked."
                                    + (view.waitUntil() == null
                                            ? ""
                                            : " The next password is let in at " + view.waitUntil() + ".");
                        case OPEN_FOR_OTHERS, OPEN -> "The vault is open.";
                    });
        }
    }

    @Command(
            name = "create",
            description = {
                "Make the vault. Its recovery code is printed once: keep it on paper, apart from this computer.",
                "Without the password and without the code nobody gets at what is in it, you neither."
            })
    static final class Create extends Asking {
        @Override
        boolean needsOpen() {
            return false;
        }

        @Override
        Answer ask(VaultApi vault) {
            var sheet = vault.create(secrets.askNew("Password for the new vault (at least 8 characters)"));
            return new Answer(Map.of("recovery_code", sheet.code()), "Recovery code: " + sheet.code());
        }
    }

    @Command(name = "recover", description = "Set a new password with the code of the printed sheet")
    static final class Recover extends Asking {
        @Override
        boolean needsOpen() {
            return false;
        }

        @Override
        Answer ask(VaultApi vault) {
            mustOpen(vault.recover(
                    secrets.ask("Recovery code"),
                    secrets.askNew("New password for the vault (at least 8 characters)")));
            return new Answer(Map.of(), "The vault has its new password; the sheet stays valid.");
        }
    }

    @Command(
            name = "lock",
            description =
                    "End every process that knows a secret; work on servers leaves off and goes on after unlocking")
    static final class Lock extends Asking {
        @Override
        boolean needsOpen() {
            return false;
        }

        @Override
        Answer ask(VaultApi vault) {
            vault.lock();
            return new Answer(Map.of(), "The vault is locked.");
        }
    }

    @Command(name = "password", description = "Change the password")
    static final class ChangePassword extends Asking {
        @Option(
                names = "--may-be-known",
                description = "Somebody may know the old one: make new keys for everything, and tell what to replace")
        boolean known;

        @Override
        boolean needsOpen() {
            return false; // the old one is asked for once
        }

        @Override
        Answer ask(VaultApi vault) {
            var current = secrets.ask("Password of the vault");
            mustOpen(vault.unlock(current));
            var next = secrets.askNew("New password (at least 8 characters)");
            if (!known) {
                vault.changePassword(current, next);
                return new Answer(
                        Map.of(),
                        "The password is changed. Old copies of the vault's file still open with the old one.");
            }
            var exposed = vault.passwordMayBeKnown(current, next);
            return new Answer(
                    exposed,
                    exposed.stream()
                            .map(one -> "Replace %s (%s): %s".formatted(one.name(), one.provider(), one.link()))
                            .collect(Collectors.joining(
                                    "\n", "The password is changed, and every key in the vault is new.\n", "")));
        }
    }

    @Command(name = "new-sheet", description = "A new recovery code; the old one opens nothing any more")
    static final class NewSheet extends Asking {
        @Override
        boolean needsOpen() {
            return false;
        }

        @Override
        Answer ask(VaultApi vault) {
            var password = secrets.ask("Password of the vault");
            mustOpen(vault.unlock(password));
            var sheet = vault.renewRecovery(password);
            return new Answer(Map.of("recovery_code", sheet.code()), "Recovery code: " + sheet.code());
        }
    }

    @Command(name = "verify", description = "Look whether all of the vault is as it was written")
    static final class Verify extends Asking {
        @Override
        Answer ask(VaultApi vault) {
            var findings = vault.verify();
            return new Answer(findings, findings.isEmpty() ? "All is as it was written." : String.join("\n", findings));
        }
    }

    @Command(name = "audit", description = "What was done with the vault")
    static final class AuditTrail extends Asking {
        @Option(names = "--after", description = "Only lines with a higher number (default 0)")
        long after;

        @Override
        Answer ask(VaultApi vault) {
            var lines = vault.audit(after, 1000);
            return new Answer(
                    lines,
                    lines.stream()
                            .map(line -> "%5d  %s  %-9s %s %s %s"
                                    .formatted(
                                            line.number(),
                                            line.at(),
                                            line.type().toLowerCase(java.util.Locale.ROOT),
                                            line.verb(),
                                            line.subject(),
                                            line.details().isEmpty() ? "" : line.details()))
                            .collect(Collectors.joining("\n")));
        }
    }

    @Command(name = "backup", description = "Copy the vault's file, sealed as it is, to a new file")
    static final class Backup extends Asking {
        @Parameters(paramLabel = "FILE")
        Path file = Path.of("");

        @Override
        Answer ask(VaultApi vault) {
            vault.backup(file);
            return new Answer(Map.of("file", file.toString()), "The backup is " + file);
        }
    }

    @Command(name = "restore", description = "Put a backup in the place of a vault that is not there")
    static final class Restore extends Asking {
        @Parameters(paramLabel = "FILE")
        Path file = Path.of("");

        @Override
        boolean needsOpen() {
            return false;
        }

        @Override
        Answer ask(VaultApi vault) {
            vault.restore(file);
            return new Answer(Map.of(), "The vault is back. It opens with the password that it had then.");
        }
    }

    @Command(name = "export", description = "Everything in one file with a password of its own, for another computer")
    static final class Export extends Asking {
        @Parameters(paramLabel = "FILE")
        Path file = Path.of("");

        @Override
        Answer ask(VaultApi vault) {
            vault.export(file, secrets.askNew("Password for the file (at least 8 characters)"));
            return new Answer(Map.of("file", file.toString()), "The export is " + file);
        }
    }

    @Command(name = "import", description = "Take over what is in an export; nothing is overwritten")
    static final class Import extends Asking {
        @Parameters(paramLabel = "FILE")
        Path file = Path.of("");

        @Override
        Answer ask(VaultApi vault) {
            vault.importFrom(file, secrets.ask("Password of the file"));
            return new Answer(Map.of(), "All of it is in this vault now.");
        }
    }

    @Command(name = "settings", description = "Show the settings, or change them")
    static final class Settings extends Asking {
        @Option(names = "--lock-after", paramLabel = "MINUTES", description = "Lock after so long without use")
        @Nullable
        Integer lockAfter;

        @Option(
                names = "--cost-cap",
                paramLabel = "AMOUNT",
                description = "The most that a server may cost an hour; 0 for no cap")
        @Nullable
        BigDecimal costCap;

        @Mixin
        LoginOptions login = new LoginOptions();

        @Override
        Answer ask(VaultApi vault) {
            var asked = login.change(vault.login());
            var now = vault.settings();
            if (lockAfter != null || costCap != null) {
                now = new SettingsView(
                        lockAfter == null ? now.lockAfterMinutes() : lockAfter,
                        costCap == null ? now.costCap() : costCap.signum() == 0 ? null : costCap);
                vault.setSettings(now);
            }
            return new Answer(
                    new Shown(now.lockAfterMinutes(), now.costCap(), asked),
                    "Locks after %d minutes without use. %s\n%s"
                            .formatted(
                                    now.lockAfterMinutes(),
                                    now.costCap() == null
                                            ? "No cap on costs."
                                            : "A server may cost "
                                                    + now.costCap().toPlainString() + " an hour.",
                                    LoginOptions.words(asked)));
        }

        /// The settings as one document.
        record Shown(int lockAfterMinutes, @Nullable BigDecimal costCap, LoginView login) {}
    }

    static final List<Class<?>> ALL = List.of(
            Status.class,
            Create.class,
            Recover.class,
            Lock.class,
            ChangePassword.class,
            NewSheet.class,
            Verify.class,
            AuditTrail.class,
            Backup.class,
            Restore.class,
            Export.class,
            Import.class,
            Settings.class);
}
