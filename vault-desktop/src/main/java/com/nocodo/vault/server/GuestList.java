package com.nocodo.vault.server;

import java.util.List;

/// Who may come in from now on, besides the vault itself.
///
/// @param also own keys that SSH accepts too, while they are being changed
/// @param in all of them
/// @param out the keys of vaults that are shut out, 32 bytes each
public record GuestList(ServerAccess access, List<AccessKeys> also, List<Guest> in, List<byte[]> out) {}
