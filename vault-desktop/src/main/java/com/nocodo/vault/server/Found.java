package com.nocodo.vault.server;

import java.util.Map;

/// What is there of a step already.
sealed interface Found {
    /// Nothing: it can be taken.
    record Absent() implements Found {}

    /// It has begun, and ends by itself.
    record Underway(String what) implements Found {}

    record Done(Map<String, String> facts) implements Found {
        public Done {
            facts = Map.copyOf(facts);
        }
    }
}
