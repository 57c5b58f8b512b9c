package com.nocodo.vault.safe;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.crypto.Keyring;
import com.nocodo.vault.file.VaultDatabase;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An open vault: its keys, its tables, and what it knows of them. Every write is one transaction that ends with a
/// new epoch; every row that is read is one that this vault wrote last.
final class Core implements AutoCloseable {
    final VaultDatabase database;
    final Means means;
    final ItemStore items;
    final JournalStore journals;
    final SlotStore slots;
    final NoticeStore notices;
    private Sealing sealing;
    private Register register;
    private Header header;
    private boolean writing;
    private boolean closed;

    /// @param header as it is on the disk; of epoch 0 where there is none yet
    Core(VaultDatabase database, Means means, Header header, Keyring keys, Register register) {
        this.database = database;
        this.means = means;
        this.items = new ItemStore(database.sql());
        this.journals = new JournalStore(database.sql());
        this.slots = new SlotStore(database.sql());
        this.notices = new NoticeStore(database.sql());
        this.sealing = new Sealing(header.vault(), keys, means.random());
        this.register = register;
        this.header = header;
    }

    Sealing sealing() {
        return sealing;
    }

    Register register() {
        return register;
    }

    Header header() {
        return header;
    }

    String vault() {
        return header.vault();
    }

    synchronized <T> T read(Supplier<T> work) {
        mustBeOpen();
        return database.read(work);
    }

    /// All of it or nothing, and on the disk when it returns.
    synchronized <T> T write(Function<Write, T> work) {
        mustBeOpen();
        if (writing) {
            throw new IllegalStateException("A write inside a write: use the one that you were given");
        }
        var draft = register.draft();
        var next = new Header[1];
        writing = true;
        try {
            var result = database.write(() -> {
                mustBeUnchanged();
                var done = work.apply(new Write(this, draft));
                if (!draft.isEmpty()) {
                    next[0] = seal(draft);
                }
                return done;
            });
            adopt(next[0], draft);
            return result;
        } catch (RuntimeException | Error e) {
            settle(next[0], draft);
            throw e;
        } finally {
            writing = false;
        }
    }

    private Header seal(Register.Draft draft) {
        draft.save(database.sql());
        var sealed = Header.sealed(vault(), header.epoch() + 1, sealing.keys(), draft.sum());
        sealed.save(database.sql());
        return sealed;
    }

    private void adopt(@Nullable Header next, Register.Draft draft) {
        if (next != null) {
            header = next;
            register.adopt(draft);
        }
    }

    /// After a failure the disk tells whether the write is there: an error can come after the commit.
    private void settle(@Nullable Header next, Register.Draft draft) {
        if (next != null && Header.read(database.sql()).filter(next::isSame).isPresent()) {
            adopt(next, draft);
        }
    }

    /// Replaces keys, register and header together, for a change of all keys.
    ///
    /// @param work gets the next term's sealing, rewrites everything with it, and returns the register of that
    synchronized void rekey(Keyring fresh, Function<Sealing, Register> work) {
        mustBeOpen();
        var next = new Sealing(vault(), fresh, means.random());
        var sealed = new Header[1];
        try {
            var written = database.write(() -> {
                mustBeUnchanged();
                var rewritten = work.apply(next);
                sealed[0] = Header.sealed(vault(), header.epoch() + 1, fresh, rewritten.sum());
                sealed[0].save(database.sql());
                return rewritten;
            });
            sealing.keys().close();
            sealing = next;
            register = written;
            header = sealed[0];
        } catch (RuntimeException | Error e) {
            fresh.close();
            throw e;
        }
    }

    private void mustBeUnchanged() {
        var found = Header.read(database.sql());
        if (header.epoch() == 0
                ? found.isPresent()
                : found.filter(header::isSame).isEmpty()) {
            throw damaged(List.of(new Finding("header", Finding.What.CHANGED)));
        }
    }

    static ProblemException damaged(List<Finding> findings) {
        return new Problem(
                        Problem.Code.INTERNAL,
                        "The vault's file was changed by something else: %s. Put a backup in its place"
                                .formatted(Finding.sentences(findings)))
                .toException();
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    private void mustBeOpen() {
        if (closed) {
            throw Problem.denied("The vault is locked").toException();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            sealing.keys().close();
        }
    }
}
