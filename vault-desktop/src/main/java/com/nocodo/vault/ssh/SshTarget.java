package com.nocodo.vault.ssh;

import com.nocodo.provisioning.SshPublicKey;

/// Whom to connect to, and as whom.
///
/// @param host a name or an address
/// @param pin the only host key that is accepted
public record SshTarget(String host, int port, String user, SshPublicKey pin) {
    public SshTarget {
        mustBeHost(host, port);
        if (!user.matches("[a-z_][a-z0-9_-]{0,31}")) {
            throw new IllegalArgumentException("Not a user: '%.40s'".formatted(user));
        }
    }

    /// @throws IllegalArgumentException where nothing can be there
    public static void mustBeHost(String host, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("Not a port: %d".formatted(port));
        }
        if (host.isBlank() || host.startsWith("-") || !host.matches("[A-Za-z0-9.:_-]{1,255}")) {
            throw new IllegalArgumentException("Not a host: '%.80s'".formatted(host));
        }
    }

    public SshTarget as(String other) {
        return new SshTarget(host, port, other, pin);
    }

    public SshTarget pinned(SshPublicKey other) {
        return new SshTarget(host, port, user, other);
    }
}
