package com.nocodo.vault.server;

/// A backup of one server's operator that is to be pulled.
///
/// @param id of the backup
/// @param key of its file alone, 32 bytes
/// @param file where it is to lie, sealed
public record BackupWanted(ServerAccess server, String id, byte[] key, String file) {
    @Override
    public String toString() {
        return "BackupWanted[%s]".formatted(id);
    }
}
