package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.Script;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.ssh.Connecting;
import com.nocodo.vault.ssh.OneTimeConnection;
import com.nocodo.vault.ssh.Ran;
import com.nocodo.vault.ssh.SignIn;
import com.nocodo.vault.ssh.SshConnection;
import com.nocodo.vault.ssh.SshTarget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// The owner's connection to their server, while the vault has no account there yet.
final class OwnReach {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final OwnHost host;
    private final Optional<SignIn> signIn;
    private final Reach reach;

    /// @param signIn nothing where it was given before and is gone
    /// @param reach what is tried then: the vault's account may be there already
    OwnReach(OwnHost host, Optional<SignIn> signIn, Reach reach) {
        this.host = host;
        this.signIn = signIn;
        this.reach = reach;
    }

    Ran run(Script script, Consumer<String> line) throws InterruptedException {
        var pin = new SshPublicKey(host.hostKey());
        if (signIn.isEmpty()) {
            return reach.runAtOnce(host.host(), pin, script, LIMIT, line)
                    .orElseThrow(() -> Problem.denied(
                                    "Signing in as %s once more is needed: what you signed in with was not kept. Nothing was lost.",
                                    host.user())
                            .toException());
        }
        var target = new SshTarget(host.host(), host.port(), host.user(), pin);
        return switch (OneTimeConnection.connect(target, signIn.get())) {
            case Connecting.Connected(var connection) -> {
                try (connection) {
                    yield asRoot(connection, script, line);
                }
            }
            case Connecting.KeyRefused _ ->
                throw Problem.denied(
                                "The server does not let %s in with what was given. Nothing was changed; sign in again.",
                                host.user())
                        .toException();
            case Connecting.OtherHost other -> throw other.problem(host.host()).toException();
            case Connecting.Unreachable other ->
                throw other.problem(host.host()).toException();
        };
    }

    /// `sudo` gets the password as the first line of its input only where it is sure to ask: else a shell would read
    /// it.
    private Ran asRoot(SshConnection connection, Script script, Consumer<String> line) throws InterruptedException {
        var text = script.text();
        if (host.user().equals("root")) {
            return run(connection, "sh -s", text, line);
        }
        if (run(connection, "sudo -n true", "", ignored -> {}).ok()) {
            return run(connection, "sudo -n sh -s", text, line);
        }
        var password = signIn.map(SignIn::password).orElse(null);
        if (password == null
                || !run(connection, "sudo -k -S -p '' true", password + "\n", ignored -> {})
                        .ok()) {
            throw Problem.denied(
                            "%s cannot become root on this server%s. Sign in as root, or as an account that may use sudo."
                                    + " Nothing was changed.",
                            host.user(), password == null ? " without a password" : " with this password")
                    .toException();
        }
        return run(connection, "sudo -k -S -p '' sh -s", password + "\n" + text, line);
    }

    private static Ran run(SshConnection connection, String command, String input, Consumer<String> line)
            throws InterruptedException {
        return connection.run(command, input.getBytes(StandardCharsets.UTF_8), LIMIT, line);
    }
}
