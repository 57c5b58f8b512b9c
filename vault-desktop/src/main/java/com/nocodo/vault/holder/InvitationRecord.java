package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;

/// Keys that were made for a server of somebody else's, and wait to be let in.
///
/// @param bridge seed of the key that opens the bridge
/// @param vault seed of the key that proves this vault to the operator
record InvitationRecord(byte[] bridge, byte[] vault) {
    static final Kind<InvitationRecord> KIND = Kind.of("invitation", InvitationRecord.class);

    @Override
    public String toString() {
        return "InvitationRecord[***]";
    }
}
