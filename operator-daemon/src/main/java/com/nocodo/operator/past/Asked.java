package com.nocodo.operator.past;

import org.jspecify.annotations.Nullable;

/// What a job of the past is about.
///
/// @param version to be gone back to
/// @param backup to be brought back, or to be tested; null: one is to be made
record Asked(@Nullable Long version, @Nullable String backup) {}
