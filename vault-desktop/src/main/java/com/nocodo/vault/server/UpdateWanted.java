package com.nocodo.vault.server;

import org.jspecify.annotations.Nullable;

/// An update of the operator on one server, the same at every try.
///
/// @param number counts the updates of the server
/// @param host where the server is
/// @param hostKey the only one that is accepted
/// @param operatorKey the operator's own, 32 bytes: the other operator must be the same to us
/// @param version of the archive that was agreed on
/// @param sum of it
/// @param runs the version that runs now
/// @param signer whom the server trusts so far; null where nobody was told
/// @param older whether it may be an older version
/// @param newSigner whether another signer was agreed on
public record UpdateWanted(
        int number,
        String host,
        int port,
        String hostKey,
        byte[] operatorKey,
        String version,
        String sum,
        String runs,
        @Nullable String signer,
        boolean older,
        boolean newSigner) {
    @Override
    public String toString() {
        return "UpdateWanted[%d, %s]".formatted(number, version);
    }
}
