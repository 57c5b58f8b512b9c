package com.nocodo.operator.build;

import org.jspecify.annotations.Nullable;

/// Something that was told about an application before it is built; the order counts.
public sealed interface Told {

    /// A message.
    ///
    /// @param about the reference of what `this` means, as it was called when this was said
    record Words(String text, @Nullable String about) implements Told {}

    /// An answer to a question of the description.
    ///
    /// @param answer null: whatever it is by itself
    record Answer(String question, @Nullable String answer) implements Told {}
}
