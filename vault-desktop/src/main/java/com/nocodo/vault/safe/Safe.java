package com.nocodo.vault.safe;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.audit.Audit;
import com.nocodo.vault.crypto.Bound;
import com.nocodo.vault.crypto.Keyring;
import com.nocodo.vault.crypto.Opening;
import com.nocodo.vault.crypto.Password;
import com.nocodo.vault.crypto.PasswordSlot;
import com.nocodo.vault.crypto.RecoveryCode;
import com.nocodo.vault.crypto.RecoveryKey;
import com.nocodo.vault.crypto.Secret;
import com.nocodo.vault.file.NewFile;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/// An unlocked vault, until it is closed. Passwords that are given here are wiped.
public final class Safe implements AutoCloseable {
    static final Kind<RecoveryKey> RECOVERY = Kind.json(Kind.OURS + "recovery", RecoveryKey.class);
    static final String CODE = "code";

    private final Core core;
    private final Audit audit;
    private final UnlockLimit limit;

    Safe(Core core) {
        this.core = core;
        this.audit = new Audit(new Journal(core, Write.AUDIT), core.means.clock());
        this.limit = new UnlockLimit(core.database, core.means);
    }

    public Items items() {
        return new Items(core);
    }

    /// A journal of this id; it begins with its first entry.
    public Journal journal(String id) {
        Journal.mustBeOthers(id);
        Write.mustBeId(id);
        return new Journal(core, id);
    }

    public List<String> journals() {
        return core.read(() -> core.journals.all().stream()
                .map(JournalStore.Row::id)
                .filter(id -> !id.equals(Write.AUDIT))
                .toList());
    }

    public Audit audit() {
        return audit;
    }

    /// Several changes that hold together, or not at all.
    public <T> T inOneWrite(Function<Write, T> work) {
        return core.write(work);
    }

    /// What [Write#post] has hung out; none but as this vault wrote it.
    public Optional<String> notice(String name) {
        return core.read(() -> {
            var place = NoticeStore.place(name);
            var row = core.notices.find(name);
            if (row.isPresent()
                    ? !core.register().vouchesFor(place, row.get().fields())
                    : core.register().has(place)) {
                throw Core.damaged(List.of(new Finding(place, Finding.What.CHANGED)));
            }
            return row.map(NoticeStore.Row::text);
        });
    }

    /// The number of the last write.
    public long epoch() {
        return core.read(() -> core.header().epoch());
    }

    /// Everything in the file that is not as this vault wrote it; empty when all is well.
    public List<Finding> verify() {
        return core.read(() -> Check.full(core));
    }

    /// What stands for a value in the audit log: the same for the same value until the keys are changed, and nobody
    /// can tell the value from it.
    public String pseudonym(String value) {
        return core.read(() -> HexFormat.of()
                .formatHex(core.sealing().keys().index(Bound.to("pseudonym").and(value)), 0, 8));
    }

    /// For somebody who is asked later whether this vault went on from here.
    ///
    /// @param holder an id, for example the operator's
    public Receipt receipt(String holder) {
        return new Receipts(core).give(holder);
    }

    public Receipt.Verdict check(String holder, Receipt receipt) {
        return new Receipts(core).check(holder, receipt);
    }

    /// One small write, however large the vault is. Old copies of the file still open with the old password.
    public void changePassword(char[] current, char[] next) {
        try (var chosen = Password.chosen(next)) {
            mustBe(current);
            set(chosen, "vault.change-password");
        }
    }

    /// A new master key; the password and the printed sheet stay.
    public void rotateKeys(char[] password) {
        try (var same = Password.of(password)) {
            mustBe(same);
            audit.around("vault.rotate-keys", core.vault(), () -> {
                new Rotation(core).newTerm(slotOf(same), recovery());
                return core;
            });
        }
    }

    /// New keys for everything and a new password; the printed sheet stays. What was in the vault may be known all
    /// the same: the keys of providers have to be replaced where they were made.
    public void passwordMayBeKnown(char[] current, char[] next) {
        try (var chosen = Password.chosen(next)) {
            mustBe(current);
            audit.around("vault.password-may-be-known", core.vault(), () -> {
                new Rotation(core).everything(slotOf(chosen), recovery());
                return core;
            });
        }
    }

    /// A new sheet, and new keys for everything, since the old sheet opens old copies of the file.
    ///
    /// @return the code, which is shown once; the caller closes it
    public RecoveryCode renewRecovery(char[] password) {
        try (var same = Password.of(password)) {
            mustBe(same);
            var code = RecoveryCode.random(core.means.random());
            audit.around("vault.renew-recovery", core.vault(), () -> {
                new Rotation(core).everything(slotOf(same), RecoveryKey.of(code, core.vault()));
                return core;
            });
            return code;
        }
    }

    /// A whole copy of the file, sealed as it is.
    public void backup(Path place) {
        write(
                "vault.backup",
                place,
                () -> core.read(() -> {
                    NewFile.copy(core.database, place);
                    return core;
                }));
    }

    /// Everything in one file with a password of its own, for another computer.
    public void export(Path place, char[] password) {
        Exports.mustBeGood(password);
        write("vault.export", place, () -> {
            new Exports(core).write(place, password);
            return core;
        });
    }

    /// Where the outcome cannot be written down, there is no file either: what failed left nothing.
    private void write(String verb, Path place, Supplier<Core> deed) {
        var isWritten = new AtomicBoolean();
        try {
            audit.around(verb, core.vault(), () -> {
                var done = deed.get();
                isWritten.set(true);
                return done;
            });
        } catch (RuntimeException | Error e) {
            if (isWritten.get()) {
                NewFile.remove(place);
            }
            throw e;
        }
    }

    /// Takes over what is in an export, all or nothing; ids and revisions stay. What is here already is not
    /// overwritten.
    public void importFrom(Path file, char[] password) {
        new Exports(core).read(file, password);
    }

    /// Opened by the printed sheet, so there is no other password to ask for.
    void recovered(Secret password) {
        set(password, "vault.recover");
    }

    private void set(Secret password, String verb) {
        var slot = slotOf(password).apply(core.sealing().keys());
        core.write(write -> {
            write.save(SlotStore.Row.of(slot));
            write.note(verb, core.vault(), Map.of());
            return slot;
        });
    }

    private RecoveryKey recovery() {
        return items().get(RECOVERY, CODE).body();
    }

    private void mustBe(char[] password) {
        try (var typed = Password.of(password)) {
            mustBe(typed);
        }
    }

    /// Lets somebody else in as well: the same password, the same limit as where it is locked.
    public Unlocking unlock(char[] password) {
        try (var typed = Password.of(password)) {
            return attempt("unlock", typed);
        }
    }

    private void mustBe(Secret password) {
        switch (attempt("password", password)) {
            case Unlocking.Unlocked _ -> {}
            case Unlocking.TooEarly(var until) ->
                throw Problem.denied(
                                "Too many wrong passwords. The next one is let in at %s; nothing was tried, and nothing was"
                                        + " changed",
                                until)
                        .toException();
            default ->
                throw Problem.denied("The password is another. Nothing was changed")
                        .toException();
        }
    }

    /// One at a time, so that many at once are not let in before the first of them is counted.
    private Unlocking attempt(String verb, Secret password) {
        synchronized (limit) {
            var until = limit.until();
            if (until.isPresent()) {
                return new Unlocking.TooEarly(
                        until.get()); // not written down: it costs nothing, so there may be any number
            }
            limit.begin();
            if (opens(password)) {
                limit.succeeded();
                return new Unlocking.Unlocked(this);
            }
            audit.note(verb + ".failed", "", Map.of());
            return new Unlocking.WrongPassword(limit.until());
        }
    }

    private boolean opens(Secret password) {
        var slot = core.read(() -> core.slots
                .find(SlotStore.Row.PASSWORD)
                .filter(row -> core.register().vouchesFor(row.place(), row.fields()))
                .flatMap(SlotStore.Row::password)
                .orElseThrow(() ->
                        Core.damaged(List.of(new Finding("slot/" + SlotStore.Row.PASSWORD, Finding.What.CHANGED)))));
        return switch (slot.open(core.means.derivation(), password, place(core.vault()))) {
            case Opening.Opened(var master) -> {
                master.close();
                yield true;
            }
            case Opening.WrongKey() -> false;
            case Opening.Damaged() -> throw new IllegalStateException("A slot that is vouched for does not open");
        };
    }

    private Function<Keyring, PasswordSlot> slotOf(Secret password) {
        return keys -> keys.master(master -> slot(core, password, keys.term(), master));
    }

    static PasswordSlot slot(Core core, Secret password, int term, byte[] master) {
        var means = core.means;
        var parameters = means.derivation().calibrated();
        return PasswordSlot.seal(
                means.derivation(), parameters, password, place(core.vault()), term, master, means.random());
    }

    static Bound place(String vault) {
        return Bound.to("vault").and(vault);
    }

    @Override
    public void close() {
        core.close();
    }

    boolean isOpen() {
        return core.isOpen();
    }
}
