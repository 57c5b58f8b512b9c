package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.AccessApi;
import com.nocodo.vault.door.AuditView;
import com.nocodo.vault.door.BackupApi;
import com.nocodo.vault.door.ExposedView;
import com.nocodo.vault.door.KeyApi;
import com.nocodo.vault.door.LoginApi;
import com.nocodo.vault.door.OpeningView;
import com.nocodo.vault.door.OwnServerApi;
import com.nocodo.vault.door.ServerApi;
import com.nocodo.vault.door.SettingsView;
import com.nocodo.vault.door.SheetView;
import com.nocodo.vault.door.ToolsApi;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.door.VaultView;
import com.nocodo.vault.safe.Finding;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Unlocking;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The vault's door for one connection: it opens by the password, for itself alone.
final class HolderDoor implements VaultApi {
    private final Holding holding;
    private volatile boolean opened;

    HolderDoor(Holding holding) {
        this.holding = holding;
    }

    @Override
    public VaultView vault() {
        var state = !holding.vault().exists()
                ? VaultView.State.NONE
                : holding.open().isEmpty()
                        ? VaultView.State.LOCKED
                        : opened ? VaultView.State.OPEN : VaultView.State.OPEN_FOR_OTHERS;
        var open = state == VaultView.State.OPEN;
        return new VaultView(
                state,
                open ? null : holding.vault().waitUntil().orElse(null),
                open ? holding.autoLock().at() : null,
                open ? holding.work().names() : List.of());
    }

    @Override
    public SheetView create(String password) {
        var created = holding.vault().create(password.toCharArray());
        try (var code = created.recovery()) {
            enter(created.safe());
            return new SheetView(code.text());
        }
    }

    @Override
    public OpeningView unlock(String password) {
        var open = holding.open();
        return entered(
                open.isPresent()
                        ? open.get().unlock(password.toCharArray())
                        : holding.vault().unlock(password.toCharArray()));
    }

    @Override
    public OpeningView recover(String code, String password) {
        if (holding.open().isPresent()) {
            throw Problem.conflict("The vault is open. Lock it first.").toException();
        }
        return entered(holding.vault().recover(code.toCharArray(), password.toCharArray()));
    }

    private OpeningView entered(Unlocking outcome) {
        return switch (outcome) {
            case Unlocking.Unlocked(var safe) -> {
                enter(safe);
                yield OpeningView.opened();
            }
            case Unlocking.WrongPassword(var until) ->
                new OpeningView(false, "That is not it. Nothing was opened.", until.orElse(null));
            case Unlocking.TooEarly(var until) ->
                new OpeningView(false, "Too many tries. Wait until the time below; nothing was tried.", until);
            case Unlocking.NoVault() ->
                new OpeningView(false, "There is no vault here yet. Create one, or restore a backup.", null);
            case Unlocking.Damaged damaged -> new OpeningView(false, damaged.sentence() + ".", null);
        };
    }

    private void enter(Safe safe) {
        opened = true;
        if (holding.opened(safe)) {
            holding.work().goOnWithAll();
            holding.restores().goOnWithAll(); // an operator may stand still for one, so it goes before what can wait
            holding.upkeep().goOnWithAll();
            new CodingClis(holding).goOnWithAll();
            holding.backups().goOnWithAll();
            holding.ways().openAgain();
        }
    }

    /// The safe, for a connection that gave the password; asking for it is use.
    private Safe safe() {
        if (!opened) {
            throw Problem.denied("The vault is locked for you. Unlock it first.")
                    .toException();
        }
        var safe = holding.safe();
        holding.autoLock().used();
        return safe;
    }

    @Override
    public void lock() {
        holding.lock();
    }

    @Override
    public void changePassword(String current, String next) {
        safe().changePassword(current.toCharArray(), next.toCharArray());
    }

    @Override
    public List<ExposedView> passwordMayBeKnown(String current, String next) {
        safe().passwordMayBeKnown(current.toCharArray(), next.toCharArray());
        new Stolen(holding).tick(Stolen.PASSWORD);
        return safe().items().list(ProviderKey.KIND).stream()
                .map(key -> new ExposedView(
                        key.label(),
                        key.body().provider(),
                        KeyFields.of(key.body().provider()).link()))
                .toList();
    }

    @Override
    public void rotateKeys(String password) {
        safe().rotateKeys(password.toCharArray());
    }

    @Override
    public SheetView renewRecovery(String password) {
        try (var code = safe().renewRecovery(password.toCharArray())) {
            new Stolen(holding).tick(Stolen.SHEET);
            return new SheetView(code.text());
        }
    }

    @Override
    public List<String> verify() {
        return safe().verify().stream().map(Finding::sentence).toList();
    }

    @Override
    public List<AuditView> audit(long after, int limit) {
        return safe().audit().entries(after, Math.clamp(limit, 1, 1000)).stream()
                .map(line -> new AuditView(
                        line.seq(),
                        line.entry().at(),
                        line.entry().type().name(),
                        line.entry().verb(),
                        line.entry().subject(),
                        line.entry().details()))
                .toList();
    }

    @Override
    public void backup(Path place) {
        safe().backup(place);
    }

    @Override
    public void noteLinkUsedAgain() {
        holding.open()
                .ifPresentOrElse(
                        safe -> safe.audit().note("link.used-again", "", Map.of()),
                        () -> holding.vault().noteWhileLocked("link.used-again"));
    }

    @Override
    public void restore(Path backup) {
        holding.vault().restore(backup);
    }

    @Override
    public void export(Path place, String password) {
        safe().export(place, password.toCharArray());
    }

    @Override
    public void importFrom(Path file, String password) {
        safe().importFrom(file, password.toCharArray());
    }

    @Override
    public SettingsView settings() {
        safe();
        return holding.settings();
    }

    @Override
    public void setSettings(SettingsView settings) {
        safe();
        holding.setSettings(settings);
    }

    @Override
    public KeyApi keys() {
        safe();
        return new KeyDoor(holding);
    }

    @Override
    public ServerApi servers() {
        safe();
        return new ServerDoor(holding);
    }

    @Override
    public LoginApi login() {
        return new LoginDoor(holding, opened, this::safe);
    }

    @Override
    public OwnServerApi ownServers() {
        safe();
        return new OwnServerDoor(holding);
    }

    @Override
    public AccessApi access() {
        safe();
        return new AccessDoor(holding);
    }

    @Override
    public ToolsApi tools() {
        safe();
        return new CodingClis(holding);
    }

    @Override
    public BackupApi backups() {
        safe();
        return new BackupDoor(holding);
    }

    @Override
    public void close() {
        opened = false;
    }
}
