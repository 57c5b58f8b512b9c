package com.nocodo.vault.door;

/// How large files are, as people read it.
public final class FileSize {
    private FileSize() {}

    public static String words(long bytes) {
        return bytes < 10_000_000 ? Math.ceilDiv(bytes, 1_000) + " kB" : Math.round(bytes / 1_000_000.0) + " MB";
    }
}
