package com.nocodo.vault.server;

import java.time.Instant;
import java.util.Map;

/// One line of a run's journal.
///
/// @param step whose id it is
/// @param facts what later steps need, and what is shown as evidence; nothing secret
/// @param note for people: what went wrong, or what was seen
public record RunEntry(String step, State state, Map<String, String> facts, String note, Instant at) {
    public enum State {
        /// About to change something. What became of it is looked up.
        INTENT,
        DONE,
        FAILED
    }

    public RunEntry {
        facts = Map.copyOf(facts);
    }
}
