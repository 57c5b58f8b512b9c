package com.nocodo.vault.server;

import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.ssh.SshKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whose keys a server is to accept at SSH, and no others.
final class Acceptance {
    private static final String BRIDGE = "/usr/lib/nocodo/bridge";

    private Acceptance() {}

    static Parameters of(List<AccessKeys> own, List<Guest> guests) {
        var admins =
                own.stream().map(keys -> keys.adminKey().publicKey().text()).collect(Collectors.joining("\n"));
        var bridges = Stream.concat(
                        own.stream().map(AccessKeys::bridgeKey).map(SshKey::publicKey),
                        guests.stream().map(guest -> new SshPublicKey(guest.ssh())))
                .map(Acceptance::bound)
                .collect(Collectors.joining("\n"));
        return Parameters.none()
                .with(Parameter.ADMIN, Reach.ADMIN)
                .with(Parameter.ADMIN_KEYS, admins)
                .with(Parameter.BRIDGE_KEYS, bridges);
    }

    /// A line of `authorized_keys` for a key that runs one program.
    static String bound(SshPublicKey key) {
        return "restrict,command=\"%s\" %s".formatted(BRIDGE, key.text());
    }
}
