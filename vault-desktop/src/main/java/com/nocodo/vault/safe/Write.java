package com.nocodo.vault.safe;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.audit.AuditEntry;
import com.nocodo.vault.crypto.JournalKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One write while it is made: several changes that hold together. It sees its own changes.
public final class Write {
    static final String AUDIT = "audit";
    /// For [#put]: there is none yet.
    public static final long NEW = 0;

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final byte[] NO_LINK = new byte[JournalKey.LINK_SIZE];

    private final Core core;
    private final Register.Draft draft;

    Write(Core core, Register.Draft draft) {
        this.core = core;
        this.draft = draft;
    }

    /// The number of this write among all.
    long epoch() {
        return core.header().epoch() + 1;
    }

    /// @param revision that the caller saw last; [#NEW] for an item that is to be made
    /// @return the revision that it has now
    public <T> long put(Kind<T> kind, String id, String label, T body, long revision) {
        mustBeId(id);
        var before = row(kind.name(), id);
        if (before.map(ItemRow::revision).orElse(NEW) != revision) {
            throw Problem.conflict("%s %s was changed meanwhile. Read it again, then decide", kind, id)
                    .toException();
        }
        var now = core.means.clock().instant().toEpochMilli();
        return restore(
                kind,
                id,
                revision + 1,
                label,
                body,
                before.map(ItemRow::created).orElse(now),
                now);
    }

    /// As it was in another vault.
    <T> long restore(Kind<T> kind, String id, long revision, String label, T body, long created, long updated) {
        var bytes = kind.write().apply(body);
        if (bytes.length > MOST_BYTES) {
            throw Problem.invalid("%s %s is larger than 16 MiB", kind, id).toException();
        }
        var row = core.sealing().seal(kind.name(), id, revision, new Sealing.Plain(label, bytes), created, updated);
        core.items.save(row);
        draft.put(row.place(), row.fields());
        return revision;
    }

    public <T> Optional<Stored<T>> find(Kind<T> kind, String id) {
        return row(kind.name(), id).map(row -> Items.open(core, kind, row));
    }

    /// @param revision that the caller saw last
    public void delete(Kind<?> kind, String id, long revision) {
        var row = row(kind.name(), id)
                .orElseThrow(() ->
                        Problem.notFound("There is no %s %.128s", kind, id).toException());
        if (row.revision() != revision) {
            throw Problem.conflict("%s %s was changed meanwhile. Read it again, then decide", kind, id)
                    .toException();
        }
        core.items.delete(kind.name(), id);
        draft.remove(row.place());
    }

    /// Adds to the end of a journal, which begins with its first entry.
    ///
    /// @return the entry's number, counted from 1
    public long append(String journal, byte[] entry) {
        Journal.mustBeOthers(journal);
        return add(journal, entry);
    }

    /// A line of the audit log that stands or falls with this write.
    public void note(String verb, String subject, Map<String, String> details) {
        add(
                AUDIT,
                AuditEntry.note(core.means.clock().instant(), verb, subject, details)
                        .bytes());
    }

    long add(String journal, byte[] entry) {
        mustBeId(journal);
        if (entry.length > MOST_BYTES) {
            throw Problem.invalid("An entry of %s is larger than 16 MiB", journal)
                    .toException();
        }
        var row = journal(journal)
                .orElseGet(() -> new JournalStore.Row(journal, core.sealing().newJournal(journal), 0, NO_LINK));
        try (var key = core.sealing().journal(row).orElseThrow(() -> changed(JournalStore.Row.place(journal)))) {
            var seq = row.entries() + 1;
            var body = key.seal(seq, entry, core.means.random());
            var link = key.link(row.head(), seq, body);
            save(new JournalStore.Row(journal, row.wrappedKey(), seq, link));
            core.journals.add(journal, new JournalStore.Entry(seq, body, link));
            return seq;
        }
    }

    /// Hangs out what may be read before the vault is opened, in the place of what hung there under this name. It is
    /// vouched for all the same.
    public void post(String name, String text) {
        var notice = new NoticeStore.Row(name, text);
        mustBeOurs(notice.place(), core.notices.find(name));
        core.notices.save(notice);
        draft.put(notice.place(), notice.fields());
    }

    public void takeDown(String name) {
        var place = NoticeStore.place(name);
        mustBeOurs(place, core.notices.find(name));
        core.notices.delete(name);
        draft.remove(place);
    }

    private void mustBeOurs(String place, Optional<NoticeStore.Row> before) {
        if (before.isPresent() ? !draft.vouchesFor(place, before.get().fields()) : draft.has(place)) {
            throw changed(place);
        }
    }

    void save(SlotStore.Row slot) {
        core.slots.save(slot);
        draft.put(slot.place(), slot.fields());
    }

    private void save(JournalStore.Row row) {
        core.journals.save(row);
        draft.put(JournalStore.Row.place(row.id()), row.fields());
    }

    private Optional<ItemRow> row(String kind, String id) {
        var row = core.items.find(kind, id);
        var place = ItemRow.place(kind, id);
        if (row.isPresent() ? !draft.vouchesFor(place, row.get().fields()) : draft.has(place)) {
            throw changed(place);
        }
        return row;
    }

    private Optional<JournalStore.Row> journal(String id) {
        var row = core.journals.find(id);
        var place = JournalStore.Row.place(id);
        if (row.isPresent() ? !draft.vouchesFor(place, row.get().fields()) : draft.has(place)) {
            throw changed(place);
        }
        return row;
    }

    private static RuntimeException changed(String place) {
        return Core.damaged(List.of(new Finding(place, Finding.What.CHANGED)));
    }

    static void mustBeId(String id) {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}")) {
            throw Problem.invalid("Not an id: '%.40s' (letters, digits and . _ : @ -, at most 128)", id)
                    .toException();
        }
    }
}
