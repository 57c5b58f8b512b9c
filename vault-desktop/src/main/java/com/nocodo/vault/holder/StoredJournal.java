package com.nocodo.vault.holder;

import com.nocodo.protocol.rpc.Wire;
import com.nocodo.vault.safe.Journal;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.RunJournal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The journal of a run, sealed in the vault.
record StoredJournal(Journal journal) implements RunJournal {
    @Override
    public List<RunEntry> all() {
        return journal.all().stream()
                .map(bytes -> Wire.JSON.readValue(bytes, RunEntry.class))
                .toList();
    }

    @Override
    public void add(RunEntry entry) {
        journal.append(bytes(entry));
    }

    /// Adds an entry that stands or falls with a write.
    static void add(Write write, String journal, RunEntry entry) {
        write.append(journal, bytes(entry));
    }

    private static byte[] bytes(RunEntry entry) {
        return Wire.JSON.writeValueAsString(entry).getBytes(StandardCharsets.UTF_8);
    }
}
