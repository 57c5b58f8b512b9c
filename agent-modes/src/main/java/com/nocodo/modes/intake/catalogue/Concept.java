package com.nocodo.modes.intake.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A common thing of common businesses.
///
/// @param usual names of fields in `usual.yaml` that it usually has
/// @param statuses what usually becomes of it
/// @param person its records are people
/// @param role usually an account's role rather than a record
/// @param full as a role, may do everything
/// @param verbs deeds that a record of it notes down
public record Concept(
        String id,
        Archetype archetype,
        List<String> en,
        List<String> de,
        List<String> usual,
        @Nullable List<String> statuses,
        boolean person,
        boolean role,
        boolean full,
        @Nullable List<String> verbs) {

    /// The verbs; none where the file names none.
    public List<String> deeds() {
        return verbs == null ? List.of() : verbs;
    }

    /// The statuses; none where the file names none.
    public List<String> states() {
        return statuses == null ? List.of() : statuses;
    }
}
