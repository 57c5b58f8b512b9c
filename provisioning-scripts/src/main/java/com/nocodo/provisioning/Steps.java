package com.nocodo.provisioning;

import java.util.List;
import java.util.stream.Stream;

/// The steps from a server that just booted to a hardened one with an operator that waits for its vault, in their
/// order.
///
/// Between `prepare-host-key` and `switch-host-key` the caller writes down the new pin; `confirm-way-in` runs in a
/// connection that was made after `way-in`, within the seconds that `way-in` was given; between `staging` and
/// `operator`
/// the caller sends the operator's archive where `staging` says that it is missing. `keys` is for later.
public final class Steps {

    private static final List<Step> ALL = Stream.of(
                    "first-boot",
                    "prepare-host-key",
                    "switch-host-key",
                    "update",
                    "packages",
                    "accounts",
                    "sudo",
                    "automatic-updates",
                    "kernel",
                    "logs",
                    "clock",
                    "memory",
                    "files",
                    "guessing",
                    "way-in",
                    "confirm-way-in",
                    "staging",
                    "operator",
                    "pairing",
                    "keys")
            .map(Step::read)
            .toList();

    private Steps() {}

    public static List<Step> all() {
        return ALL;
    }

    /// Those before there is an operator.
    public static List<Step> hardening() {
        return ALL.stream().takeWhile(step -> !step.id().equals("staging")).toList();
    }

    public static Step named(String id) {
        return ALL.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no step '%.40s'".formatted(id)));
    }
}
