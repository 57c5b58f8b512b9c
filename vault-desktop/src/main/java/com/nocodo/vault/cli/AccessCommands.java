package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.terminal.Terminal;
import com.nocodo.vault.door.InvitationView;
import com.nocodo.vault.door.PersonView;
import com.nocodo.vault.door.RotationView;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.VaultApi;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Who comes into a server, and by which keys.
final class AccessCommands {
    private AccessCommands() {}

    @Command(
            name = "rotate",
            description = {
                "Give a server new keys: new ones are added and proved, then the old ones removed and proved dead.",
                "Said again, it goes on where it was left off."
            },
            mixinStandardHelpOptions = true)
    static final class Rotate extends ServerCommands.AboutOne {
        @Option(names = "--host-key", description = "The server makes a new key of its own, too")
        boolean hostKey;

        @Override
        Answer ask(VaultApi vault) {
            var id = server(vault).id();
            vault.access().rotate(id, hostKey);
            vault.servers().follow(id, ServerCommands::show);
            var rotation = vault.access().rotation(id);
            if (rotation.underway()) {
                throw Problem.conflict(
                                "%s%nUntil it has ended, some of the old keys may still open the server. Go on: nocodo vault"
                                        + " server rotate %s",
                                rotation.trouble().isEmpty() ? "It was paused." : rotation.trouble(), name)
                        .toException();
            }
            return new Answer(rotation, words(rotation, name));
        }
    }

    @Command(
            name = "keys",
            description = "How old a server's keys are, and what their last change did",
            mixinStandardHelpOptions = true)
    static final class Keys extends ServerCommands.AboutOne {
        @Override
        Answer ask(VaultApi vault) {
            var rotation = vault.access().rotation(server(vault).id());
            return new Answer(rotation, words(rotation, name));
        }
    }

    private static String words(RotationView rotation, String name) {
        var steps = rotation.evidence().stream()
                .map(step -> "%n%s  %s%n    %s".formatted(moment(step.at()), step.title(), step.found()))
                .collect(Collectors.joining());
        return "The keys are in use since %s.%s%s"
                .formatted(
                        moment(rotation.since()),
                        rotation.due() ? " That is more than 90 days: nocodo vault server rotate " + name : "",
                        steps);
    }

    private static Instant moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    @Command(name = "people", description = "Who may come into a server", mixinStandardHelpOptions = true)
    static final class People extends ServerCommands.AboutOne {
        @Override
        Answer ask(VaultApi vault) {
            var people = vault.access().people(server(vault).id());
            return new Answer(people, people.stream().map(AccessCommands::words).collect(Collectors.joining("\n")));
        }
    }

    private static String words(PersonView person) {
        return "%s  %-6s  %-30s  since %s  last here %s%s%s"
                .formatted(
                        person.id(),
                        person.role(),
                        person.name(),
                        person.since() == null ? "-" : moment(person.since()),
                        person.here() ? "now" : person.seen() == null ? "never" : moment(person.seen()),
                        person.you() ? "  (this vault)" : "",
                        person.state().isEmpty() ? "" : "  (" + person.state() + ")");
    }

    /// Of a file that was made for somebody.
    private static Asking.Answer made(InvitationView file, String next) {
        return new Asking.Answer(
                file,
                "%s%nCode: %s%n%s Tell the code by another way than the file, on the telephone for example."
                        .formatted(file.file(), file.code(), next));
    }

    @Command(
            name = "invite",
            description = "Make a file with public keys, for the owner of a server that you want to come into",
            mixinStandardHelpOptions = true)
    static final class Invite extends Asking {
        @Parameters(paramLabel = "FILE", description = "that is not there yet")
        Path file = Path.of("");

        @Option(names = "--name", required = true, description = "whose vault this is, for the server's owner")
        String name = "";

        @Override
        Answer ask(VaultApi vault) {
            return made(
                    vault.access().invite(name, file.toAbsolutePath()),
                    "Give the file to the server's owner. There is nothing secret in it.");
        }
    }

    @Command(
            name = "admit",
            description = "Let somebody in who made a file: nocodo vault server invite",
            mixinStandardHelpOptions = true)
    static final class Admit extends ServerCommands.AboutOne {
        @Parameters(index = "1", paramLabel = "FILE", description = "that they gave you")
        Path file = Path.of("");

        @Option(names = "--code", description = "that they told you (asked for, if it is not given)")
        @Nullable
        String code;

        @Option(names = "--to", required = true, paramLabel = "FILE", description = "to give to them")
        Path to = Path.of("");

        @Override
        Answer ask(VaultApi vault) {
            var id = server(vault).id();
            var person = vault.access().admit(id, file.toAbsolutePath(), code(code));
            settled(vault, vault.servers().follow(id, ServerCommands::show), person);
            return made(
                    vault.access().handOver(id, person, to.toAbsolutePath()),
                    "Give the file to them: nocodo vault server join FILE.");
        }
    }

    private static String code(@Nullable String given) {
        if (given != null) {
            return given;
        }
        if (!Terminal.present()) {
            throw Problem.invalid("Say the code that belongs to the file: --code …")
                    .toException();
        }
        return String.valueOf(Terminal.ask("Code that they told you: "));
    }

    /// @throws com.nocodo.protocol.ProblemException where the server does not know yet
    private static void settled(VaultApi vault, ServerView server, String person) {
        vault.access().waiting(server.id()).stream()
                .filter(one -> one.id().equals(person))
                .findFirst()
                .ifPresent(one -> {
                    throw Problem.unavailable(
                                    "The server does not know about %s yet. %s Say the same again.",
                                    one.name(), one.trouble())
                            .toException();
                });
    }

    @Command(
            name = "revoke",
            description = "Shut somebody out for good, also in the middle of what they do",
            mixinStandardHelpOptions = true)
    static final class Revoke extends ServerCommands.AboutOne {
        @Parameters(index = "1", paramLabel = "KEY", description = "as nocodo vault server people shows it")
        String key = "";

        @Override
        Answer ask(VaultApi vault) {
            var id = server(vault).id();
            vault.access().revoke(id, key);
            settled(vault, vault.servers().follow(id, ServerCommands::show), key);
            return new Answer(Map.of("revoked", key), "%s is shut out of %s.".formatted(key, name));
        }
    }

    @Command(
            name = "join",
            description = "Keep a server of somebody else's that lets you in",
            mixinStandardHelpOptions = true)
    static final class Join extends Asking {
        @Parameters(paramLabel = "FILE", description = "that the server's owner gave you")
        Path file = Path.of("");

        @Option(names = "--code", description = "that the owner told you (asked for, if it is not given)")
        @Nullable
        String code;

        @Override
        Answer ask(VaultApi vault) {
            var server = vault.access().join(file.toAbsolutePath(), code(code));
            return new Answer(
                    server,
                    "%s is in your vault: nocodo vault server enter %s".formatted(server.name(), server.name()));
        }
    }
}
