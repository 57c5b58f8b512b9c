package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import com.nocodo.vault.server.OwnHost;

/// What is kept of a server that its owner made, beside its [ServerRecord] of the same id.
record OwnServer(OwnHost host) {
    static final Kind<OwnServer> KIND = Kind.of("own-server", OwnServer.class);

    /// Instead of a provider.
    static final String PROVIDER = "own";

    OwnServer closing() {
        return new OwnServer(
                new OwnHost(host.host(), host.port(), host.user(), host.hostKey(), host.newHostKey(), true));
    }
}
