package com.nocodo.operator.conversation;

import com.nocodo.protocol.SpecItemView;
import org.jspecify.annotations.Nullable;

/// A message that was said.
///
/// @param id its number in the project
/// @param seq its event
/// @param files the ids of its attachments, with commas between them
/// @param about what `this` means in it
record Message(
        String project,
        long id,
        String key,
        long seq,
        String text,
        String files,
        @Nullable SpecItemView about) {}
