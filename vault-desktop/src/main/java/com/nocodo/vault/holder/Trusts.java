package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.TrustView;
import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Write;
import java.time.Clock;
import java.util.Map;

/// Which servers the vault gives something to. Whatever sends a secret to a server asks here first.
final class Trusts {
    private final Safe safe;
    private final Clock clock;

    Trusts(Safe safe, Clock clock) {
        this.safe = safe;
        this.clock = clock;
    }

    TrustView view(String server) {
        return safe.items()
                .find(TrustRecord.KIND, server)
                .map(one -> new TrustView(one.body().trust(), one.body().since()))
                .orElse(new TrustView(Trust.TRUSTED, null));
    }

    void set(String server, Trust trust) {
        safe.inOneWrite(write -> {
            write.note("server.trust", server, Map.of("trust", trust.name()));
            var revision =
                    write.find(TrustRecord.KIND, server).map(Stored::revision).orElse(Write.NEW);
            return write.put(TrustRecord.KIND, server, "", new TrustRecord(trust, clock.instant()), revision);
        });
    }

    /// @throws com.nocodo.protocol.ProblemException `conflict` where nothing may be given to the server
    void mustBeTrusted(String server) {
        switch (view(server).trust()) {
            case TRUSTED -> {}
            case PAUSED ->
                throw Problem.conflict(
                                "You paused this server: the vault gives it nothing and opens no way in. Trust it again"
                                        + " first.")
                        .toException();
            case HOSTILE ->
                throw Problem.conflict(
                                "You said that somebody broke into this server: the vault gives it nothing and opens no way"
                                        + " in. Destroy it, and make another.")
                        .toException();
        }
    }

    /// For whoever only takes something from a server.
    ///
    /// @throws com.nocodo.protocol.ProblemException `conflict` where that would be whoever broke in
    void mustNotBeHostile(String server) {
        if (view(server).trust() == Trust.HOSTILE) {
            throw Problem.conflict(
                            "You said that somebody broke into this server: what it would give you now is theirs. Restore a"
                                    + " backup from before that onto another server.")
                    .toException();
        }
    }

    static void forget(Write write, String server) {
        write.find(TrustRecord.KIND, server).ifPresent(one -> write.delete(TrustRecord.KIND, server, one.revision()));
    }
}
