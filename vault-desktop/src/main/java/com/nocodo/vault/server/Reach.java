package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.Script;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.ssh.Connecting;
import com.nocodo.vault.ssh.Ran;
import com.nocodo.vault.ssh.SshConnection;
import com.nocodo.vault.ssh.SshKey;
import com.nocodo.vault.ssh.SshTarget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The administrator's connection to a server while it is set up, made anew whenever that is needed.
final class Reach implements AutoCloseable {
    static final String ADMIN = "nocodo";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int port;
    private final SshKey key;
    private @Nullable SshConnection connection;
    private @Nullable SshTarget connectedTo;

    Reach(int port, SshKey key) {
        this.port = port;
        this.key = key;
    }

    /// Runs a script as the server's administrator, over the connection that there is, or a new one.
    ///
    /// @param pins the host keys that the server may have; more than one only while it changes its own
    Ran run(String host, List<SshPublicKey> pins, Script script, Duration limit, Consumer<String> line)
            throws InterruptedException {
        return connected(host, pins, line)
                .run("sudo -n sh -s", script.text().getBytes(StandardCharsets.UTF_8), limit, line);
    }

    private SshConnection connected(String host, List<SshPublicKey> pins, Consumer<String> line)
            throws InterruptedException {
        var open = connection;
        if (open != null && open.alive() && connectedTo != null && pins.contains(connectedTo.pin())) {
            return open;
        }
        leave();
        Connecting last = new Connecting.Unreachable("nobody was asked");
        for (var pin : pins) {
            var target = new SshTarget(host, port, ADMIN, pin);
            last = SshConnection.connect(
                    target, key, PATIENCE, reason -> line.accept("waiting for the server to answer (" + reason + ")"));
            if (last instanceof Connecting.Connected(var made)) {
                connection = made;
                connectedTo = target;
                return made;
            }
        }
        throw refusal(last, host).toException();
    }

    private static Problem refusal(Connecting outcome, String host) {
        return switch (outcome) {
            case Connecting.OtherHost(var expected, var seen) ->
                Problem.denied(
                        "Somebody else answers at %s: its key is %s, and your server's is %s. Nothing was sent to it. If you"
                                + " did not change the server yourself, do not go on: destroy it and make another.",
                        host, seen, expected.fingerprint());
            case Connecting.KeyRefused(var user) ->
                Problem.denied("The server at %s does not accept the key of the account %s.", host, user);
            case Connecting.Unreachable(var reason) ->
                Problem.unavailable("The server at %s cannot be reached: %s. Go on with it later.", host, reason);
            case Connecting.Connected _ -> throw new IllegalStateException("connected is no refusal");
        };
    }

    /// Ends the connection; the next script makes another.
    void leave() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void close() {
        leave();
    }
}
