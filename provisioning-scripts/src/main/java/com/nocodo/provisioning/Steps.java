package com.nocodo.provisioning;

import java.util.List;
import java.util.stream.Stream;

/// The steps from a server that just booted to a hardened one with an operator that waits for its vault, in order.
///
/// Between `prepare-host-key` and `switch-host-key` the caller writes down the new pin; `restart` says whether a
/// restart is due, and restarts where it is told to, then the caller waits; `confirm-way-in` runs in a connection that
/// was made after `way-in`, within the seconds that `way-in` was given; between `staging` and `operator` the caller
/// sends the operator's archive where `staging` says that it is missing. `keys` is for later.
public final class Steps {

    private static final List<Step> ALL = Stream.of(
                    "first-boot",
                    "prepare-host-key",
                    "switch-host-key",
                    "update",
                    "restart",
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
                    "tools",
                    "keys")
            .map(Step::read)
            .toList();

    /// For a server that its owner made: before the hardening, and to let it go again.
    private static final List<Step> OWN = Stream.of("look-over", "own-account", "remove-operator", "open-ways", "leave")
            .map(Step::read)
            .toList();

    /// Another operator in the place of the one that runs: sent as `staging` says, then these.
    private static final List<Step> UPDATE = Stream.of(
                    "trust-signer", "update-operator", "undo-update", "confirm-update")
            .map(Step::read)
            .toList();

    /// What a person may want on a server besides.
    private static final List<Step> MORE =
            Stream.of("coding-clis").map(Step::read).toList();

    /// What an operator keeps, into a file of the server's and out of one.
    private static final List<Step> STATE = Stream.of("save-state", "drop-state", "look-state", "restore-state")
            .map(Step::read)
            .toList();

    /// Where the step `restore-state` expects the archive, sent by who may write there: root alone.
    public static final String STATE_SENT = "/var/lib/nocodo/state.restore";

    private Steps() {}

    public static List<Step> all() {
        return ALL;
    }

    /// Those before there is an operator.
    public static List<Step> hardening() {
        return ALL.stream().takeWhile(step -> !step.id().equals("staging")).toList();
    }

    /// Those for a server that its owner made.
    public static List<Step> own() {
        return OWN;
    }

    public static List<Step> update() {
        return UPDATE;
    }

    public static List<Step> more() {
        return MORE;
    }

    public static List<Step> state() {
        return STATE;
    }

    public static Step named(String id) {
        return Stream.of(ALL, OWN, UPDATE, MORE, STATE)
                .flatMap(List::stream)
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no step '%.40s'".formatted(id)));
    }
}
