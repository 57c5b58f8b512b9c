package com.nocodo.vault.server;

/// Somebody else whose vault may come in. Nothing of it is secret.
///
/// @param name for people
/// @param ssh the public key that opens the bridge, as in `authorized_keys`
/// @param vault the public key that their vault proves itself with, 32 bytes
public record Guest(String name, String ssh, byte[] vault) {}
