package com.nocodo.protocol;

import org.jspecify.annotations.Nullable;

/// One task of a plan.
///
/// @param id `T-` and a number, unique within its project
/// @param executor `template`, `mode` or `agent`
/// @param state one of the states of the task state machine, in small letters
/// @param commit the git commit that carries its work
public record TaskView(
        String id,
        String title,
        String specialist,
        String executor,
        String state,
        @Nullable String commit) {}
