package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.Bound;
import com.nocodo.vault.safe.Finding.What;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Compares the file with what the vault wrote, and names what differs.
final class Check {
    /// The tables that nothing vouches for, all of their columns. They hold no secret, and whatever is written
    /// there opens nothing: events from while the vault was locked, which are marked so when they enter the audit
    /// log; the waiting time after wrong passwords, as whoever can write the file needs no prompt; who signed in
    /// last, which leads to the question for the password and no further; and Flyway's own notes, with which one
    /// only keeps the vault from opening.
    static final Set<String> UNVOUCHED = Set.of("inbox", "unlock_limit", "arrival", "flyway_schema_history");

    private static final Set<String> VOUCHED =
            Set.of("header", "slot", "notice", "item", "journal", "entry", "register");

    private final Core core;
    private final List<Finding> findings = new ArrayList<>();

    private Check(Core core) {
        this.core = core;
    }

    /// What must hold before anything is read: every row but the middles of journals, which are looked at when they
    /// are read.
    static List<Finding> quick(Core core) {
        return new Check(core).rows(core.register(), false);
    }

    /// Everything: the register is read anew, bodies are opened, journals walked.
    static List<Finding> full(Core core) {
        var check = new Check(core);
        var fresh = Register.read(core.sealing().keys(), core.database.sql());
        if (!MessageDigest.isEqual(fresh.sum(), core.register().sum())) {
            check.add("register", What.CHANGED);
        }
        check.rows(core.register(), true);
        check.core.journals.strangers().forEach(id -> check.add(JournalStore.Row.place(id), What.ADDED));
        return check.findings;
    }

    private List<Finding> rows(Register register, boolean wholly) {
        var header = Header.read(core.database.sql());
        if (header.filter(core.header()::isSame)
                .filter(found -> found.vault().equals(core.vault()))
                .isEmpty()) {
            add("header", What.CHANGED);
        }
        tables();
        var seen = new HashSet<String>();
        for (var slot : core.slots.all()) {
            row(register, seen, slot.place(), slot.fields());
        }
        for (var notice : core.notices.all()) {
            row(register, seen, notice.place(), notice.fields());
        }
        core.items.each(item -> {
            var isWhole = row(register, seen, item.place(), item.fields());
            if (isWhole && wholly && core.sealing().open(item).isEmpty()) {
                add(item.place(), What.CHANGED);
            }
        });
        for (var journal : core.journals.all()) {
            if (row(register, seen, JournalStore.Row.place(journal.id()), journal.fields())) {
                entries(journal, wholly);
            }
        }
        register.places("").stream().filter(place -> !seen.contains(place)).forEach(place -> add(place, What.REMOVED));
        if (findings.isEmpty() && !core.header().vouchesFor(core.sealing().keys(), register.sum())) {
            add("the vault", What.TOGETHER);
        }
        return findings;
    }

    private boolean row(Register register, Set<String> seen, String place, Bound fields) {
        seen.add(place);
        if (register.vouchesFor(place, fields)) {
            return true;
        }
        add(place, register.has(place) ? What.CHANGED : What.ADDED);
        return false;
    }

    private void entries(JournalStore.Row row, boolean wholly) {
        var place = JournalStore.Row.place(row.id());
        if (wholly) {
            new Journal(core, row.id()).firstBroken().ifPresent(seq -> add(place + "/" + seq, What.CHANGED));
            return;
        }
        var last = core.journals.entries(row.id(), row.entries() - 1, 2);
        if (last.size() > 1) {
            add(place + "/" + last.getLast().seq(), What.ADDED);
        } else if (last.isEmpty() || !MessageDigest.isEqual(last.getFirst().mac(), row.head())) {
            add(place + "/" + row.entries(), last.isEmpty() ? What.REMOVED : What.CHANGED);
        }
    }

    private void tables() {
        core
                .database
                .sql()
                .sql("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
                .query(String.class)
                .list()
                .stream()
                .filter(name -> !VOUCHED.contains(name) && !UNVOUCHED.contains(name))
                .forEach(name -> add("table " + name, What.ADDED));
    }

    private void add(String place, What what) {
        findings.add(new Finding(place, what));
    }
}
