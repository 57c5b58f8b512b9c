package com.nocodo.vault.holder;

import com.nocodo.protocol.bridge.Identity;
import com.nocodo.protocol.bridge.Transcript;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.server.ServerAccess;
import com.nocodo.vault.ssh.SshKey;
import com.nocodo.vault.ssh.SshTarget;
import java.time.Instant;
import java.util.Objects;

/// What the owner of a server gives to somebody who was let in: where it is, and how it is known.
///
/// @param made when; an older file is not taken once a newer one was
/// @param guest the public key of the one whom it is for
/// @param owner the public key of the owner's vault, which signs the file
record Admission(
        String name,
        String host,
        String hostKey,
        String operator,
        byte[] operatorKey,
        int port,
        Instant made,
        byte[] guest,
        byte[] owner,
        byte[] signature)
        implements SignedFile {
    static final String WHAT = "an admission to a server";
    private static final int FIRST_PORT = 1024;

    Admission {
        if (!ServerOrder.isName(name)
                || port < FIRST_PORT
                || operatorKey.length != Identity.SIZE
                || !operator.matches("[a-z0-9-]{1,80}")) {
            throw new IllegalArgumentException("An admission names a server and its operator");
        }
        Objects.requireNonNull(made, "when it was made");
        new SshTarget(host, port, "nocodo-bridge", new SshPublicKey(hostKey));
    }

    static Admission of(String name, ServerAccess server, int port, Instant made, byte[] guest) {
        var owner = new SshKey(server.keys().vault());
        var unsigned = new Admission(
                name,
                server.host(),
                server.hostKey(),
                server.operator(),
                server.operatorKey(),
                port,
                made,
                guest,
                owner.point(),
                new byte[0]);
        return new Admission(
                name,
                server.host(),
                server.hostKey(),
                server.operator(),
                server.operatorKey(),
                port,
                made,
                guest,
                owner.point(),
                Identity.sign(owner.seed(), unsigned.said().bytes()));
    }

    @Override
    public Transcript said() {
        return new Transcript("nocodo/admission/2")
                .add(name)
                .add(host)
                .add(hostKey)
                .add(operator)
                .add(operatorKey)
                .add(Integer.toString(port))
                .add(made.toString())
                .add(guest)
                .add(owner);
    }

    @Override
    public byte[] maker() {
        return owner;
    }
}
