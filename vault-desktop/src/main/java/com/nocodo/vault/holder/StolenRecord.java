package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// What was in the vault when a computer with a copy of it was lost, and what was done about it by hand.
///
/// @param servers all that were there, others' too
/// @param invitations whose keys waited to be let in; they were deleted
/// @param done ids of tasks
record StolenRecord(Instant begun, List<Then> servers, List<KeyThen> keys, List<Then> invitations, List<String> done) {
    static final Kind<StolenRecord> KIND = Kind.of("stolen", StolenRecord.class);
    /// There is one at a time.
    static final String ONE = "stolen";

    /// One with its name, for it may be forgotten meanwhile.
    record Then(String id, String name) {}

    record KeyThen(String id, String provider, String name) {}

    StolenRecord done(String task) {
        var all = new TreeSet<>(done);
        all.add(task);
        return new StolenRecord(begun, servers, keys, invitations, List.copyOf(all));
    }
}
