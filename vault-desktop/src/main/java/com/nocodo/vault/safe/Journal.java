package com.nocodo.vault.safe;

import com.nocodo.vault.audit.AuditLog;
import com.nocodo.vault.crypto.JournalKey;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A list that is only ever added to, each entry sealed and linked to the one before. What is appended is on the disk
/// when the call returns.
public final class Journal implements AuditLog {
    private static final int AT_ONCE = 256;

    private final Core core;
    private final String id;

    /// @param broken the first entry that is missing, changed or not in its place
    private record Page(List<Line> lines, OptionalLong broken) {}

    Journal(Core core, String id) {
        this.core = core;
        this.id = id;
    }

    static void mustBeOthers(String id) {
        if (id.equals(Write.AUDIT)) {
            throw new IllegalArgumentException("The audit log is written by its own door");
        }
    }

    @Override
    public long append(byte[] entry) {
        return core.write(write -> write.add(id, entry));
    }

    /// Everything, from the first entry on.
    public List<byte[]> all() {
        return core.read(() -> {
            var all = new ArrayList<byte[]>();
            for (var next = read(0, AT_ONCE); !next.isEmpty(); next = read(all.size(), AT_ONCE)) {
                next.forEach(line -> all.add(line.entry()));
            }
            return all;
        });
    }

    @Override
    public List<Line> read(long after, int limit) {
        return core.read(() -> {
            var page = row().map(row -> page(row, after, limit)).orElse(new Page(List.of(), OptionalLong.empty()));
            page.broken.ifPresent(seq -> {
                throw Core.damaged(List.of(new Finding(place() + "/" + seq, Finding.What.CHANGED)));
            });
            return page.lines;
        });
    }

    @Override
    public long size() {
        return core.read(() -> row().map(JournalStore.Row::entries).orElse(0L));
    }

    @Override
    public OptionalLong firstBroken() {
        return core.read(() -> row().map(this::firstBroken).orElse(OptionalLong.empty()));
    }

    private OptionalLong firstBroken(JournalStore.Row row) {
        for (long seen = 0; seen < row.entries(); ) {
            var page = page(row, seen, AT_ONCE);
            if (page.broken.isPresent()) {
                return page.broken;
            }
            seen += page.lines.size();
        }
        var added = core.journals.entries(id, row.entries(), 1);
        return added.isEmpty() ? OptionalLong.empty() : OptionalLong.of(row.entries() + 1);
    }

    private Page page(JournalStore.Row row, long after, int limit) {
        var last = Math.min(row.entries(), after + limit);
        var lines = new ArrayList<Line>();
        var opened = core.sealing().journal(row);
        if (opened.isEmpty()) {
            return new Page(lines, OptionalLong.of(after + 1));
        }
        try (var key = opened.get()) {
            var link = linkAt(after);
            for (var entry : core.journals.entries(id, after, (int) Math.max(0, last - after))) {
                var seq = after + lines.size() + 1;
                link = key.link(link, seq, entry.body());
                var plain = key.open(seq, entry.body());
                var isWhole = entry.seq() == seq
                        && MessageDigest.isEqual(link, entry.mac())
                        && (seq < row.entries() || MessageDigest.isEqual(link, row.head()));
                if (plain.isEmpty() || !isWhole) {
                    break;
                }
                lines.add(new Line(seq, plain.get()));
            }
        }
        var next = after + lines.size() + 1;
        return new Page(lines, next <= last ? OptionalLong.of(next) : OptionalLong.empty());
    }

    private byte[] linkAt(long seq) {
        return seq == 0
                ? new byte[JournalKey.LINK_SIZE]
                : core.journals.entries(id, seq - 1, 1).stream()
                        .map(JournalStore.Entry::mac)
                        .findFirst()
                        .orElse(new byte[0]);
    }

    private Optional<JournalStore.Row> row() {
        var row = core.journals.find(id);
        if (row.isPresent()
                ? !core.register().vouchesFor(place(), row.get().fields())
                : core.register().has(place())) {
            throw Core.damaged(List.of(new Finding(place(), Finding.What.CHANGED)));
        }
        return row;
    }

    private String place() {
        return JournalStore.Row.place(id);
    }
}
