package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// What was in the vault when a computer with a copy of it was lost, and what was done about it by hand.
///
/// @param servers ids of all that were there, others' too
/// @param done ids of tasks
record StolenRecord(Instant begun, List<String> servers, List<KeyThen> keys, List<String> done) {
    static final Kind<StolenRecord> KIND = Kind.of("stolen", StolenRecord.class);
    /// There is one at a time.
    static final String ONE = "stolen";

    record KeyThen(String id, String provider, String name) {}

    StolenRecord done(String task) {
        var all = new TreeSet<>(done);
        all.add(task);
        return new StolenRecord(begun, servers, keys, List.copyOf(all));
    }
}
