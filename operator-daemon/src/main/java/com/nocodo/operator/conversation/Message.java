package com.nocodo.operator.conversation;

/// A message that was said.
///
/// @param id its number in the project
/// @param seq its event
/// @param files the ids of its attachments, with commas between them
record Message(String project, long id, String key, long seq, String text, String files) {}
