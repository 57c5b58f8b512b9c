package com.nocodo.operator.conversation;

/// A message that was said.
///
/// @param id its number in the project
/// @param seq its event
record Message(String project, long id, String key, long seq, String text) {}
