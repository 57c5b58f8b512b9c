package com.nocodo.vault.server;

import com.nocodo.vault.ssh.SshKey;
import java.security.SecureRandom;

/// The keys of one server, made at home before anything is ordered.
///
/// @param boot the host key that it boots with; worthless once it has one of its own
/// @param admin opens the administrator's account
/// @param bridge opens the way in to the operator, and nothing else
/// @param vault what the vault proves itself with to the operator, inside that way
public record ServerKeys(SshKey boot, SshKey admin, SshKey bridge, SshKey vault) {
    public static ServerKeys random(SecureRandom random) {
        return new ServerKeys(
                SshKey.random(random), SshKey.random(random), SshKey.random(random), SshKey.random(random));
    }
}
