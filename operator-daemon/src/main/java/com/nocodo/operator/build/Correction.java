package com.nocodo.operator.build;

import org.jspecify.annotations.Nullable;

/// A message that says what is different from the sketch.
///
/// @param about the reference of what `this` means, as it was called when this was said
public record Correction(String text, @Nullable String about) {}
