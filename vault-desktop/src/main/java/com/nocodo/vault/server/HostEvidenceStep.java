package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.ServerOrder;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// Asks the provider which host key the server told it, where it knows. The first contact is as good as the channel by
/// which the server got its user data; this is a second witness.
record HostEvidenceStep(Provider provider, ServerOrder order, SshPublicKey boot) implements RunStep {
    @Override
    public String id() {
        return "host-evidence";
    }

    @Override
    public String title() {
        return "Ask %s whose key that is".formatted(provider.name());
    }

    @Override
    public Duration usual() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Found look(Facts facts) {
        var told = provider.hostKeyEvidence(order);
        if (told.isEmpty()) {
            return new Found.Done(Map.of(id(), "none"));
        }
        if (told.get().stream().noneMatch(line -> line.contains(boot.fingerprint()))) {
            throw Problem.denied(
                            "%s says that the server has other host keys than the one that it was given (%s). Somebody may"
                                    + " sit in between: destroy the server, and make another.",
                            provider.name(), boot.fingerprint())
                    .toException();
        }
        return new Found.Done(Map.of(id(), "confirmed"));
    }

    @Override
    public void take(Facts facts, Consumer<String> line) {
        throw new IllegalStateException("looking is all that there is to do");
    }
}
