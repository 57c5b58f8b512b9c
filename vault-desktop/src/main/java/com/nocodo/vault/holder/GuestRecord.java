package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import com.nocodo.vault.server.Guest;
import java.util.Optional;

/// Somebody whom this vault let into a server, or shut out.
///
/// @param guest without a key for SSH where another owner let them in
/// @param out whether they are shut out
/// @param settled whether the server knows
/// @param trouble why it does not yet; empty where nothing went wrong
record GuestRecord(String server, Guest guest, boolean out, boolean settled, String trouble) {
    static final Kind<GuestRecord> KIND = Kind.of("guest", GuestRecord.class);

    static String id(String server, String person) {
        return server + "." + person;
    }

    GuestRecord shutOut() {
        return new GuestRecord(server, guest, true, false, "");
    }

    GuestRecord known() {
        return new GuestRecord(server, guest, out, true, "");
    }

    /// @param refusal why the operator does not take them, where it does not: then they are not in
    GuestRecord after(Optional<String> refusal) {
        return refusal.filter(why -> !out)
                .map(why -> new GuestRecord(server, guest, false, false, why))
                .orElseGet(this::known);
    }

    /// Whether they come in by these keys already.
    boolean isIn(Guest same) {
        return settled && !out && guest.ssh().equals(same.ssh());
    }

    GuestRecord troubled(String why) {
        return new GuestRecord(server, guest, out, settled, why);
    }

    /// What is still to be done; empty where nothing is.
    String state() {
        return settled ? "" : out ? "revoking" : "admitting";
    }
}
