package com.nocodo.vault.server;

import com.nocodo.protocol.bridge.BridgeClient;
import com.nocodo.provisioning.SshPublicKey;

/// Where a server is, how it is known, and what opens it.
///
/// @param port where SSH is
/// @param hostKey the only one that is accepted
/// @param operator the id of its operator
/// @param operatorKey the operator's own, 32 bytes
public record ServerAccess(
        String host, int port, String hostKey, AccessKeys keys, String operator, byte[] operatorKey) {
    SshPublicKey pin() {
        return new SshPublicKey(hostKey);
    }

    BridgeClient.Operator known() {
        return new BridgeClient.Operator(operator, operatorKey);
    }

    @Override
    public String toString() {
        return "ServerAccess[%s]".formatted(operator);
    }
}
