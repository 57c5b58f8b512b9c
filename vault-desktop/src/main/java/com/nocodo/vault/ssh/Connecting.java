package com.nocodo.vault.ssh;

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
}
