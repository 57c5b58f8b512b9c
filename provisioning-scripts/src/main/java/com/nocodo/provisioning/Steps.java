package com.nocodo.provisioning;

import java.util.List;
import java.util.stream.Stream;

/// The steps from a server that just booted to a hardened one, in their order.
///
/// Between `prepare-host-key` and `switch-host-key` the caller writes down the new pin; `confirm-way-in` runs in a
/// connection that was made after `way-in`, within the seconds that `way-in` was given.
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
                    "confirm-way-in")
            .map(Step::read)
            .toList();

    private Steps() {}

    public static List<Step> all() {
        return ALL;
    }

    public static Step named(String id) {
        return ALL.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no step '%.40s'".formatted(id)));
    }
}
