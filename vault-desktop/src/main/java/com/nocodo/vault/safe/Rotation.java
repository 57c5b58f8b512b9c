package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.JournalKey;
import com.nocodo.vault.crypto.Keyring;
import com.nocodo.vault.crypto.PasswordSlot;
import com.nocodo.vault.crypto.RecoveryKey;
import com.nocodo.vault.crypto.RecoverySlot;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Exchanges the vault's keys, all in one transaction: whoever is killed in the middle has the old vault.
final class Rotation {
    private static final int AT_ONCE = 256;

    private final Core core;

    Rotation(Core core) {
        this.core = core;
    }

    /// A new master key. The keys of items and journals stay and are wrapped anew; no body is written.
    void newTerm(Function<Keyring, PasswordSlot> password, RecoveryKey recovery) {
        rekey(password, recovery, this::rewrapItems, this::rewrapJournals);
    }

    /// A new master key and a new key for each item and journal, for when somebody may have had the old ones.
    void everything(Function<Keyring, PasswordSlot> password, RecoveryKey recovery) {
        rekey(password, recovery, this::resealItems, this::resealJournals);
    }

    private interface Rewriting {
        void run(Sealing next, Register.Draft draft);
    }

    private void rekey(
            Function<Keyring, PasswordSlot> password, RecoveryKey recovery, Rewriting items, Rewriting journals) {
        mustBeWhole();
        var keys = Keyring.fresh(core.vault(), core.sealing().keys().term() + 1, core.means.random());
        var slots = new ArrayList<SlotStore.Row>();
        try {
            slots.add(SlotStore.Row.of(password.apply(keys)));
            RecoverySlot sheet =
                    keys.master(master -> recovery.seal(core.vault(), keys.term(), master, core.means.random()));
            slots.add(SlotStore.Row.of(sheet));
        } catch (RuntimeException | Error e) {
            keys.close();
            throw e;
        }
        core.rekey(keys, next -> {
            var register = Register.empty(keys);
            var draft = register.draft();
            slots.forEach(slot -> {
                core.slots.save(slot);
                draft.put(slot.place(), slot.fields());
            });
            keepNotices(draft);
            items.run(next, draft);
            journals.run(next, draft);
            keep(recovery, next, draft);
            draft.save(core.database.sql());
            register.adopt(draft);
            return register;
        });
        core.database.compact();
    }

    /// What was changed behind the vault's back must not come out as good under new keys.
    private void mustBeWhole() {
        var findings = core.read(() -> Check.full(core));
        if (!findings.isEmpty()) {
            throw Core.damaged(findings);
        }
    }

    private void keep(RecoveryKey recovery, Sealing next, Register.Draft draft) {
        var kind = Safe.RECOVERY;
        var row = core.items.find(kind.name(), Safe.CODE).orElseThrow(() -> unreadable(kind.name()));
        var plain = new Sealing.Plain("", kind.write().apply(recovery));
        var now = core.means.clock().instant().toEpochMilli();
        var kept = next.seal(kind.name(), Safe.CODE, row.revision() + 1, plain, row.created(), now);
        core.items.save(kept);
        draft.put(kept.place(), kept.fields());
    }

    private void keepNotices(Register.Draft draft) {
        for (var notice : core.notices.all()) {
            if (!core.register().vouchesFor(notice.place(), notice.fields())) {
                throw unreadable(notice.place()); // changed since it was checked
            }
            draft.put(notice.place(), notice.fields());
        }
    }

    private void rewrapItems(Sealing next, Register.Draft draft) {
        eachItem(row -> core.sealing().rewrap(row, next).orElseThrow(() -> unreadable(row.place())), draft);
    }

    private void resealItems(Sealing next, Register.Draft draft) {
        eachItem(
                row -> next.seal(
                        row.kind(),
                        row.id(),
                        row.revision(),
                        core.sealing().open(row).orElseThrow(() -> unreadable(row.place())),
                        row.created(),
                        row.updated()),
                draft);
    }

    private void eachItem(Function<ItemRow, ItemRow> change, Register.Draft draft) {
        var keys = core.items.keys();
        if (keys.size() != core.register().places("item/").size()) {
            throw unreadable("item");
        }
        for (var key : keys) {
            var row = core.items.find(key.kind(), key.id()).orElseThrow();
            if (!core.register().vouchesFor(row.place(), row.fields())) {
                throw unreadable(row.place()); // changed since it was checked
            }
            var changed = change.apply(row);
            core.items.save(changed);
            draft.put(changed.place(), changed.fields());
        }
    }

    private void rewrapJournals(Sealing next, Register.Draft draft) {
        for (var row : journals()) {
            var place = JournalStore.Row.place(row.id());
            var changed = core.sealing().rewrap(row, next).orElseThrow(() -> unreadable(place));
            core.journals.save(changed);
            draft.put(place, changed.fields());
        }
    }

    private void resealJournals(Sealing next, Register.Draft draft) {
        for (var row : journals()) {
            var place = JournalStore.Row.place(row.id());
            var fresh = new JournalStore.Row(
                    row.id(), next.newJournal(row.id()), row.entries(), new byte[JournalKey.LINK_SIZE]);
            var head = fresh.head();
            var oldHead = fresh.head();
            try (var old = core.sealing().journal(row).orElseThrow(() -> unreadable(place));
                    var key = next.journal(fresh).orElseThrow()) {
                for (long done = 0; done < row.entries(); ) {
                    var page = core.journals.entries(row.id(), done, AT_ONCE);
                    if (page.isEmpty()) {
                        throw unreadable(place);
                    }
                    for (var entry : page) {
                        var plain = old.open(entry.seq(), entry.body()).orElseThrow(() -> unreadable(place));
                        var body = key.seal(entry.seq(), plain, core.means.random());
                        head = key.link(head, entry.seq(), body);
                        oldHead = old.link(oldHead, entry.seq(), entry.body());
                        core.journals.replace(row.id(), new JournalStore.Entry(entry.seq(), body, head));
                        done = entry.seq();
                    }
                }
            }
            if (!MessageDigest.isEqual(oldHead, row.head())) {
                throw unreadable(place);
            }
            var changed = new JournalStore.Row(row.id(), fresh.wrappedKey(), row.entries(), head);
            core.journals.save(changed);
            draft.put(place, changed.fields());
        }
    }

    private List<JournalStore.Row> journals() {
        var rows = core.journals.all();
        for (var row : rows) {
            var place = JournalStore.Row.place(row.id());
            if (!core.register().vouchesFor(place, row.fields())) {
                throw unreadable(place);
            }
        }
        return rows;
    }

    private static RuntimeException unreadable(String place) {
        return Core.damaged(List.of(new Finding(place, Finding.What.CHANGED)));
    }
}
