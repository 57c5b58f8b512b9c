package com.nocodo.vault.way;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.bridge.BridgeClient;
import com.nocodo.protocol.local.Reason;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.ssh.Connecting;
import com.nocodo.vault.ssh.SshConnection;
import com.nocodo.vault.ssh.SshKey;
import com.nocodo.vault.ssh.SshTarget;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Consumer;

/// A line to one operator: through SSH to the server whose key is pinned, as the account that may do nothing but this,
/// to the operator's own socket.
public final class OperatorLine implements AutoCloseable {
    private static final String ACCOUNT = "nocodo-bridge";
    /// The server runs the one command that the key is bound to, whatever is asked for.
    private static final String ANY = "bridge";

    private final SshConnection ssh;
    private final BridgeClient client;

    private OperatorLine(SshConnection ssh, BridgeClient client) {
        this.ssh = ssh;
        this.client = client;
    }

    /// @param pin the host key that the server made itself
    /// @param key opens the bridge's account
    /// @param waiting hears why it is tried again, until the patience is over
    /// @throws ProblemException `denied` where somebody else answers or the key is refused, `unavailable` where
    ///     nobody does
    public static OperatorLine open(
            String host, int port, SshPublicKey pin, SshKey key, Duration patience, Consumer<String> waiting)
            throws InterruptedException {
        var connecting = SshConnection.connect(new SshTarget(host, port, ACCOUNT, pin), key, patience, waiting);
        if (!(connecting instanceof Connecting.Connected(var ssh))) {
            throw connecting.problem(host).toException();
        }
        try {
            var stream = ssh.open(ANY);
            return new OperatorLine(
                    ssh, BridgeClient.open(stream.in(), stream.out(), stream::close, new SecureRandom()));
        } catch (IOException e) {
            ssh.close();
            throw Problem.unavailable(
                            "The operator does not answer at %s (%s). Is it running? Try again.", host, Reason.of(e))
                    .toException();
        } catch (ProblemException e) {
            ssh.close();
            throw e;
        }
    }

    public BridgeClient client() {
        return client;
    }

    public boolean alive() {
        return ssh.alive();
    }

    @Override
    public void close() {
        client.close();
        ssh.close();
    }
}
