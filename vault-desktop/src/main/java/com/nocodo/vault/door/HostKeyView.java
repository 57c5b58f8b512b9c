package com.nocodo.vault.door;

/// What answers at an address, before anybody trusts it.
///
/// @param key `ssh-ed25519 AAAA…`
/// @param picture as `ssh-keygen -lv` draws it
public record HostKeyView(String host, int port, String key, String fingerprint, String picture) {}
