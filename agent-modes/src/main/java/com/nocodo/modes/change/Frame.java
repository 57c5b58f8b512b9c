package com.nocodo.modes.change;

import java.util.List;
import java.util.Set;

/// One way to ask for a change: words that must stand there, and slots between them.
///
/// @param request what is asked for, the heading of its section
record Frame(String request, List<Part> parts) {

    sealed interface Part {}

    /// One of these words or phrases, in any form of the word.
    record Words(Set<String> oneOf, boolean optional) implements Part {}

    /// One of several ways to go on; no slot is in them.
    record Either(List<List<Part>> ways, boolean optional) implements Part {}

    /// A stretch that must be of this kind: `<field>`, `<items>` …
    record Slot(String name) implements Part {
        /// `entity2` is of the kind `entity`.
        String kind() {
            return name.replaceAll("\\d+$", "");
        }
    }
}
