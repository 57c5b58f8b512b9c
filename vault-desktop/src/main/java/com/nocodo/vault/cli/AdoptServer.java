package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import com.nocodo.protocol.terminal.Output;
import com.nocodo.protocol.terminal.Terminal;
import com.nocodo.vault.door.AdoptForm;
import com.nocodo.vault.door.HostKeyView;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.SignInForm;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.ssh.OneTimeConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A server that the person made is set up by the vault.
@Command(
        name = "adopt",
        description = {
            "Set up a server of your own: harden it, install the operator, pair. You confirm its host key",
            "first, and sign in once; nothing is sent before that, and what you signed in with is not kept.",
            "The same command goes on where signing in once more is needed."
        },
        mixinStandardHelpOptions = true)
final class AdoptServer extends Asking {
    private static final Pattern PLACE = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:\\s]+))(?::([0-9]{1,5}))?");

    @Parameters(paramLabel = "NAME", description = "small letters, digits and -")
    String name = "";

    @Option(names = "--host", required = true, paramLabel = "HOST[:PORT]", description = "An IPv6 address in brackets")
    String place = "";

    @Option(names = "--user", required = true, description = "root, or an account that may use sudo")
    String user = "";

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256:…",
            description = "Of its host key, from the provider's console: compared exactly, instead of asking you")
    @Nullable
    String fingerprint;

    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "The private key to sign in with, once; its passphrase is asked for. Else: the password")
    @Nullable
    Path identity;

    @Option(names = "--sudo-password", description = "Ask for the password of sudo too, beside a key")
    boolean sudoPassword;

    @Option(names = "--new-host-key", description = "Have the server make itself another host key")
    boolean newHostKey;

    @Option(names = "--close-others", description = "Other accounts and ports that are open there may be shut out")
    boolean closeOthers;

    @Option(names = "--yes", description = "Do not ask whether the plan is all right; the host key is asked for still")
    boolean yes;

    @Override
    Answer ask(VaultApi vault) {
        var where = PLACE.matcher(place.strip());
        if (!where.matches()) {
            throw Problem.invalid("Not a host: '%.80s' (expected HOST, HOST:PORT or [IPV6]:PORT)", place)
                    .toException();
        }
        var host = Optional.ofNullable(where.group(1)).orElseGet(() -> where.group(2));
        var port = where.group(3) == null ? 22 : Integer.parseInt(where.group(3));
        var key = confirmed(vault.ownServers().scan(host, port));
        var left = leftOff(vault);
        if (left.isPresent()) {
            mustBeThat(left.get(), key);
            return follow(vault, vault.ownServers().goOn(left.get().id(), closeOthers, signIn()));
        }
        var form = new AdoptForm(name, host, port, user, key.key(), newHostKey, closeOthers);
        agree(vault, form);
        return follow(vault, vault.ownServers().adopt(form, signIn()));
    }

    private static Answer follow(VaultApi vault, ServerView server) {
        return ServerCommands.told(vault.servers().follow(server.id(), ServerCommands::show));
    }

    private Optional<ServerView> leftOff(VaultApi vault) {
        return vault.servers().all().stream()
                .filter(one -> one.name().equals(name) && one.state() == State.MAKING && one.madeByOwner())
                .findFirst();
    }

    /// Whoever goes on must mean the server that was begun with.
    private void mustBeThat(ServerView server, HostKeyView key) {
        var known = String.valueOf(server.fingerprint());
        if (!key.fingerprint().equals(known)) {
            throw Problem.conflict(
                            "%s was begun as the server with the host key %s, and %s answers with another. Nothing was sent.",
                            name, known, place)
                    .toException();
        }
    }

    private HostKeyView confirmed(HostKeyView key) {
        if (fingerprint != null) {
            if (!fingerprint.strip().equals(key.fingerprint())) {
                throw Problem.denied(
                                "The server at %s has the host key %s, and not %.80s. Somebody else may answer in its place."
                                        + " Nothing was sent.",
                                place, key.fingerprint(), fingerprint.strip())
                        .toException();
            }
            return key;
        }
        Output.say("%s answers with the host key (ed25519)%n%n  %s%n%n%s%n"
                .formatted(place, key.fingerprint(), key.picture().indent(2)));
        Output.say(
                "Compare it with what the server itself says, not by SSH: at the provider's console (in the log of the"
                        + " first boot, or beside the server), or on the server's own screen with");
        Output.say("  ssh-keygen -lvf /etc/ssh/ssh_host_ed25519_key.pub");
        if (!Terminal.present()) {
            throw Problem.invalid(
                            "There is no terminal to ask whether that is it. Give --fingerprint. Nothing was sent.")
                    .toException();
        }
        if (!"yes".equals(Terminal.ask("Is it the same? (yes/NO) "))) {
            throw Problem.conflict("Nothing was sent to it.").toException();
        }
        return key;
    }

    private void agree(VaultApi vault, AdoptForm form) {
        var plan = vault.ownServers().plan(form);
        if (yes) {
            return;
        }
        plan.steps().forEach(step -> Output.say("  %4d s  %s".formatted(step.seconds(), step.title())));
        Output.say("about %d minutes; open afterwards: port %d alone"
                .formatted(Math.max(1, plan.seconds() / 60), form.port()));
        Output.say("Where its updates ask for it, the server is restarted once, and what runs on it ends for that.");
        Output.say(
                "Afterwards nobody comes in by SSH as root or with a password; accounts with an ed25519 key still do.");
        if (!Terminal.present()) {
            throw Problem.invalid("Look at the plan, then say --yes.").toException();
        }
        if (!"yes".equals(Terminal.ask("Do it? (yes/no) "))) {
            throw Problem.conflict("Nothing was sent to it.").toException();
        }
    }

    private SignInForm signIn() {
        if (identity == null) {
            return new SignInForm(null, null, secrets.ask("Password of %s on the server".formatted(user)));
        }
        var key = read(identity);
        var passphrase = OneTimeConnection.isEncrypted(key) ? secrets.ask("Passphrase of the private key") : null;
        var password = sudoPassword ? secrets.ask("Password of %s for sudo".formatted(user)) : null;
        return new SignInForm(key, passphrase, password);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw Problem.invalid("The private key cannot be read: %s", Reason.of(e))
                    .toException();
        }
    }
}
