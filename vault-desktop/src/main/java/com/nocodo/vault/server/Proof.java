package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.ssh.Connecting;
import com.nocodo.vault.ssh.SshConnection;
import com.nocodo.vault.ssh.SshKey;
import com.nocodo.vault.ssh.SshTarget;
import com.nocodo.vault.way.OperatorLine;
import java.time.Duration;
import java.util.function.Consumer;

/// Shows by new connections which keys open a server, and which do not.
final class Proof {
    static final String BRIDGE = "nocodo-bridge";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ServerAccess server;
    private final Consumer<String> line;

    Proof(ServerAccess server, Consumer<String> line) {
        this.server = server;
        this.line = line;
    }

    /// @throws ProblemException where it does not, or nobody answers
    void opens(String account, SshKey key, SshPublicKey pin) throws InterruptedException {
        var connecting = connecting(account, key, pin);
        if (!(connecting instanceof Connecting.Connected(var connection))) {
            throw connecting.problem(server.host()).toException();
        }
        connection.close();
    }

    void isRefused(String account, SshKey key) throws InterruptedException {
        var connecting = connecting(account, key, server.pin());
        if (connecting instanceof Connecting.Connected(var connection)) {
            connection.close();
            throw Problem.unavailable("The server still accepts the old key of the account %s. Go on with it.", account)
                    .toException();
        }
        if (!(connecting instanceof Connecting.KeyRefused)) {
            throw connecting.problem(server.host()).toException();
        }
    }

    void isNotItsKey(SshKey key, SshPublicKey old) throws InterruptedException {
        var connecting = connecting(Reach.ADMIN, key, old);
        if (connecting instanceof Connecting.Connected(var connection)) {
            connection.close();
            throw Problem.unavailable("The server still shows its old host key. Go on with it.")
                    .toException();
        }
        if (!(connecting instanceof Connecting.OtherHost)) {
            throw connecting.problem(server.host()).toException();
        }
    }

    private Connecting connecting(String account, SshKey key, SshPublicKey pin) throws InterruptedException {
        return SshConnection.connect(new SshTarget(server.host(), server.port(), account, pin), key, PATIENCE, line);
    }

    /// A line to the operator that both ends have proved themselves on.
    OperatorLine proven(AccessKeys keys) throws InterruptedException {
        var open = OperatorLine.open(server.host(), server.port(), server.pin(), keys.bridgeKey(), PATIENCE, line);
        try {
            prove(open, keys.vaultKey());
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private void prove(OperatorLine open, SshKey vault) {
        open.client().prove(server.known(), vault.seed(), vault.point());
    }

    /// On a line where the operator has proved itself: what it denies now, it denies to this key.
    void isDenied(OperatorLine open, SshKey vault) {
        try {
            prove(open, vault);
        } catch (ProblemException e) {
            if (e.problem().code() == Problem.Code.DENIED) {
                return;
            }
            throw e;
        }
        throw Problem.unavailable("The operator still accepts the vault's old key. Go on with it.")
                .toException();
    }
}
