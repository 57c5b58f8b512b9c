package com.nocodo.vault.door;

import java.nio.file.Path;

/// A file that goes from one person to another.
///
/// @param code that they say to each other by another way than the file's: whoever changes the file changes it too
public record InvitationView(Path file, String name, String code) {}
