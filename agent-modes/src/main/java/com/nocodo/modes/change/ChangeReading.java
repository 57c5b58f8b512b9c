package com.nocodo.modes.change;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecOperation;
import java.util.List;

/// What a message asks to change of an application.
///
/// @param spec the spec as it will be; the one before where nothing was understood
/// @param operations what differs, in the order of the spec
/// @param unread what was not understood, or is asked back; nothing of the message should be done before it is settled
/// @param undo the last change is to be taken back; `operations` is then empty
public record ChangeReading(AppSpec spec, List<SpecOperation> operations, List<Unread> unread, boolean undo) {
    public ChangeReading {
        operations = List.copyOf(operations);
        unread = List.copyOf(unread);
    }
}
