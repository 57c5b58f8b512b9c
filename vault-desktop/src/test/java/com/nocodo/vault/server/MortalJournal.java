package com.nocodo.vault.server;

import java.util.ArrayList;
import java.util.List;

/// A journal that outlives its process, which is killed at the n-th entry: before it is on the disk, or right after.
final class MortalJournal implements RunJournal {
    private final List<RunEntry> entries = new ArrayList<>();
    private int killAt;
    private boolean before;

    /// The process is gone.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    void killAt(int entry, boolean before) {
        this.killAt = entry;
        this.before = before;
    }

    @Override
    public List<RunEntry> all() {
        return List.copyOf(entries);
    }

    @Override
    public void add(RunEntry entry) {
        var now = --killAt == 0;
        if (now && before) {
            throw new Killed();
        }
        entries.add(entry);
        if (now) {
            throw new Killed();
        }
    }
}
