package com.nocodo.vault.ssh;

/// How a command on a server ended.
///
/// @param code of its exit; -1 where the connection broke before it was told
/// @param output what it wrote to both of its outputs, the last 64 KiB of it
public record Ran(int code, String output) {
    public boolean ok() {
        return code == 0;
    }
}
