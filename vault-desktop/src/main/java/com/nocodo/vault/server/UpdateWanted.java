package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.SshPublicKey;
import java.util.Optional;
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
/// @param newSigner whom the server trusts from this update on; null where that stays
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
        @Nullable String newSigner) {
    /// @throws com.nocodo.protocol.ProblemException where this archive must not be sent
    public void mustFit(OperatorArchive archive) {
        if (!isFor(archive)) {
            throw Problem.conflict(
                            "The operator's archive is another one than when the update to %s began. Bring that one back.",
                            version)
                    .toException();
        }
        if (!archive.signer().text().equals(newSigner == null ? signer : newSigner)) {
            throw Problem.denied(
                            "The operator's archive is signed by %s, and this server trusts %s. Nothing was sent. If you know"
                                    + " who that is, say --new-signer %s.",
                            archive.signer().fingerprint(),
                            trusted(),
                            archive.signer().fingerprint())
                    .toException();
        }
        if (!older && OperatorArchive.isOlder(version, runs)) {
            throw Problem.conflict(
                            "The operator's archive is %s, which is older than what runs (%s). Nothing was sent. If you want"
                                    + " it all the same, say --older: the database may not be what it knows.",
                            version, runs)
                    .toException();
        }
    }

    /// Whether it is the archive that was agreed on.
    boolean isFor(OperatorArchive archive) {
        return archive.sum().equals(sum);
    }

    private String trusted() {
        return Optional.ofNullable(newSigner == null ? signer : newSigner)
                .map(key -> new SshPublicKey(key).fingerprint())
                .orElse("nobody so far");
    }

    @Override
    public String toString() {
        return "UpdateWanted[%d, %s]".formatted(number, version);
    }
}
