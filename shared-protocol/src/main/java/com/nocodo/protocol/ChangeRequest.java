package com.nocodo.protocol;

/// Asks for a change of an application in plain words.
///
/// @param project its id or slug
/// @param words what should be different, in the language of the application
/// @param drop changes that throw stored data away are allowed
/// @param preview only say what would change
public record ChangeRequest(String project, String words, boolean drop, boolean preview) {}
