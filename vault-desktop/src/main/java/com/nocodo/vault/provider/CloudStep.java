package com.nocodo.vault.provider;

/// The changes at a provider that make a server, in their order. Each is one change, so that a crash leaves at most one
/// of unknown end. A provider lists those that it has.
public enum CloudStep {
    /// The tag itself, where it must exist before others carry it.
    MARK,
    SSH_KEY,
    FIREWALL,
    /// The firewall's rules, where they are set apart from it.
    PORTS,
    ADDRESS,
    SERVER,
    /// Our mark on the disk that came with the server: it outlives the server, and is billed.
    CLAIM_DISK,
    USER_DATA,
    START,
    /// Deletes the user data. Only once the server has a host key of its own.
    FORGET_USER_DATA
}
