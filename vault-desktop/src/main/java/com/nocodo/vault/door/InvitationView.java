package com.nocodo.vault.door;

/// A file that goes from one person to another.
///
/// @param file its whole path
/// @param code that they say to each other by another way than the file's: whoever changes the file changes it too
public record InvitationView(String file, String name, String code) {}
