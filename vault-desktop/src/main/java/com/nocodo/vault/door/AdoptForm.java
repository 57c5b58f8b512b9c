package com.nocodo.vault.door;

/// A server that the person made.
///
/// @param user whom they sign in as, once
/// @param hostKey the one whose fingerprint they confirmed
/// @param newHostKey whether the server makes itself another one
/// @param closeOthers whether other accounts and ports there may be shut out
public record AdoptForm(
        String name, String host, int port, String user, String hostKey, boolean newHostKey, boolean closeOthers) {}
