package com.nocodo.operator.build;

import com.nocodo.modes.change.Changes;
import com.nocodo.modes.change.Unread;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.protocol.Problem;
import java.util.Optional;
import java.util.stream.Collectors;

/// A change in words: what the spec is to be, or a refusal that says which words are not clear and why.
final class SaidChange {
    private SaidChange() {}

    /// @return nothing where the words ask to take the last change back
    static Optional<AppSpec> of(AppSpec before, String words) {
        var reading = new Changes().read(before, words);
        if (reading.undo()) {
            return Optional.empty();
        }
        if (!reading.unread().isEmpty()) {
            throw Problem.invalid(
                            "%s\nNothing was changed.",
                            reading.unread().stream().map(SaidChange::told).collect(Collectors.joining("\n")))
                    .toException();
        }
        return Optional.of(reading.spec());
    }

    private static String told(Unread unread) {
        var options = unread.options().isEmpty() ? "" : " (" + String.join(" | ", unread.options()) + ")";
        return "\"%s\": %s%s".formatted(unread.text(), unread.why(), options);
    }
}
