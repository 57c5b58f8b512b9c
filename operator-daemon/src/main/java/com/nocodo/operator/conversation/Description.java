package com.nocodo.operator.conversation;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ReadingView;
import org.jspecify.annotations.Nullable;

/// How far the description of a project is read.
///
/// @param changed the event that changed it last
/// @param drawn up to which event the sketch knows it
/// @param reading the newest sketch
/// @param problem why the description cannot be read as it is now
record Description(
        long changed,
        long drawn,
        @Nullable ReadingView reading,
        @Nullable Problem problem) {

    boolean stale() {
        return drawn < changed;
    }
}
