package com.nocodo.vault.server;

/// A backup that is to become the state of an operator.
///
/// @param id of the backup
/// @param key of its file, 32 bytes
/// @param file where it lies, sealed
/// @param replace whether projects that are there go
public record RestoreWanted(
        ServerAccess server, String id, byte[] key, String file, SavedState state, boolean replace) {
    @Override
    public String toString() {
        return "RestoreWanted[%s]".formatted(id);
    }
}
