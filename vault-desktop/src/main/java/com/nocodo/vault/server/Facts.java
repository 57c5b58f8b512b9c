package com.nocodo.vault.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the done steps of a run left for the later ones, by name; of a step done twice the later word counts.
public final class Facts {
    private final Map<String, String> values = new HashMap<>();

    public static Facts of(List<RunEntry> entries) {
        var facts = new Facts();
        entries.stream()
                .filter(entry -> entry.state() == RunEntry.State.DONE)
                .forEach(entry -> facts.values.putAll(entry.facts()));
        return facts;
    }

    static Facts told(Map<String, String> values) {
        var facts = new Facts();
        facts.add(values);
        return facts;
    }

    void add(Map<String, String> more) {
        values.putAll(more);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("No step before told the " + name));
    }
}
