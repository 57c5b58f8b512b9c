package com.nocodo.vault.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The first step of work on a server that is there: who answers is that server, and accepts our keys.
final class Reaching {
    private Reaching() {}

    static RunStep step(ServerAccess server) {
        return new WorkStep("reach", "Reach the server", Duration.ofSeconds(2), (facts, line) -> {
            new Proof(server, line).opens(Reach.ADMIN, server.keys().adminKey(), server.pin());
            return Optional.of(Map.of(
                    CloudRunStep.ADDRESS, server.host(), "shown", server.pin().fingerprint()));
        });
    }
}
