package com.nocodo.vault.server;

import com.nocodo.vault.ssh.SshKey;
import java.security.SecureRandom;

/// What opens a server: the seeds of three keys that are changed together.
///
/// @param admin opens the administrator's account
/// @param bridge opens the way in to the operator, and nothing else
/// @param vault what the vault proves itself with to the operator, inside that way
public record AccessKeys(byte[] admin, byte[] bridge, byte[] vault) {
    public static AccessKeys random(SecureRandom random) {
        return new AccessKeys(
                SshKey.random(random).seed(),
                SshKey.random(random).seed(),
                SshKey.random(random).seed());
    }

    SshKey adminKey() {
        return new SshKey(admin);
    }

    SshKey bridgeKey() {
        return new SshKey(bridge);
    }

    SshKey vaultKey() {
        return new SshKey(vault);
    }

    @Override
    public String toString() {
        return "AccessKeys[***]";
    }
}
