package com.nocodo.vault.server;

/// A server that its owner made, as it was confirmed.
///
/// @param user whom the owner signs in as, once
/// @param hostKey the one whose fingerprint the person confirmed
/// @param newHostKey whether the server makes itself another one
/// @param closeOthers whether other accounts and ports may be shut out
public record OwnHost(String host, int port, String user, String hostKey, boolean newHostKey, boolean closeOthers) {}
