package com.nocodo.vault.ssh;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.SshPublicKey;

/// How an attempt to connect ended.
public sealed interface Connecting {
    record Connected(SshConnection connection) implements Connecting {}

    /// Somebody else answers at the address: nothing was sent to them.
    record OtherHost(SshPublicKey expected, String seen) implements Connecting {}

    /// The server is the right one, and does not accept the key.
    record KeyRefused(String user) implements Connecting {}

    /// Nobody answers, or not in a way that both ends know.
    record Unreachable(String reason) implements Connecting {}

    /// Why there is no connection, and what to do.
    default Problem problem(String host) {
        return switch (this) {
            case OtherHost(var expected, var seen) ->
                Problem.denied(
                        "Somebody else answers at %s: its key is %s, and your server's is %s. Nothing was sent to it. If you"
                                + " did not change the server yourself, do not go on: destroy it and make another.",
                        host, seen, expected.fingerprint());
            case KeyRefused(var user) ->
                Problem.denied("The server at %s does not accept the key of the account %s.", host, user);
            case Unreachable(var reason) ->
                Problem.unavailable("The server at %s cannot be reached: %s. Go on with it later.", host, reason);
            case Connected _ -> throw new IllegalStateException("connected is no trouble");
        };
    }
}
