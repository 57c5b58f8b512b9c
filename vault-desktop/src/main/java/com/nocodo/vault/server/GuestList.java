package com.nocodo.vault.server;

import java.util.List;
import java.util.stream.Stream;

/// Who may come in from now on, besides the vault itself.
///
/// @param also own keys that SSH accepts too, while they are being changed
/// @param known whom the server knows already
/// @param fresh whom it is told now; its operator may refuse one of them
/// @param out the keys of vaults that are shut out, 32 bytes each
public record GuestList(
        ServerAccess access, List<AccessKeys> also, List<Guest> known, List<Guest> fresh, List<byte[]> out) {
    /// All of them.
    public List<Guest> in() {
        return Stream.concat(known.stream(), fresh.stream()).toList();
    }
}
