package com.nocodo.operator.build;

import com.nocodo.protocol.SpecItemView;
import org.jspecify.annotations.Nullable;

/// What somebody asked of an application that is built.
public sealed interface Wish {

    /// @param about what `this` means in the words
    record Said(String words, @Nullable SpecItemView about) implements Wish {}

    /// Another answer to a question of the description.
    ///
    /// @param answer null: whatever it is by itself
    record Answered(String question, @Nullable String answer) implements Wish {}

    /// A spec that it had, as a new change.
    record Version(String yaml) implements Wish {}
}
