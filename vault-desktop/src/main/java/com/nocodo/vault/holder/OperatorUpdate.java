package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import com.nocodo.vault.server.UpdateWanted;

/// The last update of a server's operator, beside its [ServerRecord] of the same id.
///
/// @param done whether that operator runs now; else what ran before does
/// @param before the sum of what ran before
record OperatorUpdate(UpdateWanted wanted, String before, boolean done) {
    static final Kind<OperatorUpdate> KIND = Kind.of("operator-update", OperatorUpdate.class);

    OperatorUpdate ended(boolean kept) {
        return new OperatorUpdate(wanted, before, kept);
    }

    String runs() {
        return done ? wanted.version() : wanted.runs();
    }

    String sum() {
        return done ? wanted.sum() : before;
    }
}
