package com.nocodo.vault.server;

import java.util.List;

/// Where a run writes down what it is about to do, and what it did. What was added is on the disk when `add` returns.
public interface RunJournal {
    List<RunEntry> all();

    void add(RunEntry entry);
}
