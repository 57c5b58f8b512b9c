package com.nocodo.vault.server;

import com.nocodo.vault.provider.CloudStep;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.Seen;
import com.nocodo.vault.provider.ServerOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// A change at the provider.
record CloudRunStep(Provider provider, CloudStep step, ServerOrder order) implements RunStep {
    /// The server's address, once it has one.
    static final String ADDRESS = "address";

    @Override
    public String id() {
        return "cloud-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return switch (step) {
            case MARK -> "Make our mark";
            case SSH_KEY -> "Leave a public key";
            case FIREWALL -> "Put up a firewall";
            case PORTS -> "Close all ports but one";
            case ADDRESS -> "Get an address";
            case SERVER -> "Order the server";
            case CLAIM_DISK -> "Mark its disk as ours";
            case USER_DATA -> "Tell it what to be at its first boot";
            case START -> "Start it";
            case FORGET_USER_DATA -> "Delete what it was told";
        };
    }

    @Override
    public Duration usual() {
        return Duration.ofSeconds(step == CloudStep.START ? 15 : 2);
    }

    @Override
    public Duration settling() {
        return Provider.SETTLE;
    }

    @Override
    public Duration between() {
        return Provider.SETTLE;
    }

    @Override
    public Found look(Facts facts) {
        return switch (provider.observe(step, order)) {
            case Seen.Absent() -> new Found.Absent();
            case Seen.Underway(var what) -> new Found.Underway(what);
            case Seen.Done(var resource) -> {
                Map<String, String> found = new HashMap<>();
                found.put(id(), resource.id());
                if (resource.address() != null) {
                    found.put(ADDRESS, resource.address());
                }
                yield new Found.Done(found);
            }
        };
    }

    @Override
    public void take(Facts facts, Consumer<String> line) {
        provider.apply(step, order);
    }
}
