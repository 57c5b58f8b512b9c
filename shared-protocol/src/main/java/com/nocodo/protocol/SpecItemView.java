package com.nocodo.protocol;

/// Something of an application that a message can be about.
///
/// @param ref as the application's pages name it (`data-spec`): `lesson`, `lesson.price`, `report:open_lessons`,
///     `dashboard:lesson`
/// @param id of the spec; survives renames
/// @param label in the application's words: `Lessons › Price`
public record SpecItemView(String ref, String id, String label) {}
