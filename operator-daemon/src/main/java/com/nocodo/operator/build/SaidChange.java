package com.nocodo.operator.build;

import com.nocodo.modes.change.Changes;
import com.nocodo.modes.change.Unread;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecItem;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.SpecItemView;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A change in words: what the spec is to be, or a refusal that says which words are not clear and why.
final class SaidChange {
    private SaidChange() {}

    /// @param given the highest number that an id of an earlier version has
    /// @return nothing where the words ask to take the last change back
    static Optional<AppSpec> of(AppSpec before, String words, @Nullable SpecItemView about, int given) {
        var reading = new Changes(given).read(before, words, pointed(before, about));
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

    /// It may be called otherwise by now.
    private static @Nullable SpecItem pointed(AppSpec before, @Nullable SpecItemView about) {
        if (about == null) {
            return null;
        }
        return new SpecItem(about.ref(), about.id(), about.label())
                .in(before)
                .orElseThrow(() -> Problem.conflict(
                                "The message is about %s, which is not there any more. Nothing was changed.",
                                about.label())
                        .toException());
    }

    private static String told(Unread unread) {
        var options = unread.options().isEmpty() ? "" : " (" + String.join(" | ", unread.options()) + ")";
        return "\"%s\": %s%s".formatted(unread.text(), unread.why(), options);
    }
}
