package com.nocodo.modes.intake;

import java.util.List;

/// Accounts for every content word of the description.
public record Ledger(List<Entry> entries) {

    public Ledger {
        entries = List.copyOf(entries);
    }

    /// One word, its place, and what it is taken for: empty when nothing came of it.
    public record Entry(String word, int start, int end, String use) {
        public boolean used() {
            return !use.isEmpty();
        }
    }

    /// The share of content words that something came of.
    public double coverage() {
        return entries.isEmpty()
                ? 1
                : (double) entries.stream().filter(Entry::used).count() / entries.size();
    }
}
