package com.nocodo.vault.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.crypto.SealedWriter;
import com.nocodo.vault.door.BackupApi;
import com.nocodo.vault.door.BackupView;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.Guest;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.SavedState;
import com.nocodo.vault.ssh.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an owner's vault keeps of backups, and what it refuses before anybody is asked.
class BackupsTest extends TwoVaults {
    private static final String ID = "b-234567";

    private BackupApi backups() {
        return owners.backups();
    }

    private Path file(String id) {
        return folder.resolve("owner/vault/backups").resolve(id + ".sealed");
    }

    private void runs(String version) {
        owner.holding
                .work()
                .making(SHOP)
                .add(new RunEntry(
                        "operator",
                        RunEntry.State.DONE,
                        Map.of("operator-version", version, "operator-sum", "0".repeat(64)),
                        "",
                        Instant.now()));
    }

    private void put(String id, @Nullable Instant made, byte[] key) {
        var state = made == null ? null : new SavedState("0".repeat(64), 9, "1.2.0", 1, "");
        var begun = made == null ? Instant.now() : made;
        owner.holding
                .safe()
                .items()
                .put(
                        BackupRecord.KIND,
                        id,
                        SHOP,
                        new BackupRecord(SHOP, "shop", key, 1, false, state, begun, made, made == null ? "paused" : ""),
                        Write.NEW);
    }

    private void putWhole(String id, Instant made) throws IOException {
        var key = random.generateSeed(32);
        put(id, made, key);
        owner.holding.backups().folder().make();
        try (var out = Files.newOutputStream(file(id))) {
            var sealed = new SealedWriter(out, key, id, random);
            sealed.write(new byte[9]);
            sealed.finish();
        }
    }

    private List<String> verbs() {
        return owners.audit(0, 1000).stream().map(line -> line.verb()).toList();
    }

    @Test
    void ofAServerThatSomebodyBrokeIntoNothingIsTakenAndNothingIsGivenToIt() throws Exception {
        putWhole(ID, Instant.now());
        runs("1.2.0");
        owners.access().setTrust(SHOP, Trust.HOSTILE, "");

        assertThatThrownBy(() -> backups().backUp(SHOP))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("what it would give you now is theirs")
                .hasMessageContaining("from before");
        assertThatThrownBy(() -> backups().restore(SHOP, ID, true, "shop")).hasMessageContaining("gives it nothing");

        assertThat(backups().all().backups()).extracting(BackupView::id).containsExactly(ID);
        assertThat(backups().lastRestore(SHOP)).isNull();
        assertThat(verbs()).doesNotContain("backup.begin", "backup.restore", "server.backup");
    }

    @Test
    void ofAServerThatIsPausedABackupIsTakenAndNoneIsRestoredOntoIt() throws Exception {
        putWhole("b-222222", Instant.now());
        runs("1.2.0");
        owners.access().setTrust(SHOP, Trust.PAUSED, "");

        var begun = backups().backUp(SHOP);

        owner.holding.work().end(SHOP); // nobody is there
        assertThat(begun.paused()).isTrue();
        assertThat(backups().get(begun.id()).state()).isEqualTo(BackupView.State.UNFINISHED);
        assertThat(verbs()).contains("backup.begin", "server.backup");
        assertThatThrownBy(() -> backups().restore(SHOP, "b-222222", false, ""))
                .hasMessageContaining("You paused this server");
    }

    @Test
    void aBackupOfANewerOperatorIsRefusedBeforeAnythingIsSent() throws Exception {
        putWhole(ID, Instant.now());
        runs("1.1.9");

        assertThatThrownBy(() -> backups().restore(SHOP, ID, false, ""))
                .hasMessageContaining("of the operator 1.2.0, and an older one runs there (1.1.9)")
                .hasMessageContaining("Nothing was sent");

        assertThat(backups().lastRestore(SHOP)).isNull();
        assertThat(owners.servers().get(SHOP).working()).isFalse();
    }

    @Test
    void whatIsNotWholeIsNotRestored() throws Exception {
        runs("1.2.0");
        put(ID, null, new byte[32]);
        assertThatThrownBy(() -> backups().restore(SHOP, ID, false, "")).hasMessageContaining("not finished");
        putWhole("b-222222", Instant.now());
        Files.delete(file("b-222222"));

        assertThat(backups().get("b-222222").state()).isEqualTo(BackupView.State.MISSING);
        assertThatThrownBy(() -> backups().restore(SHOP, "b-222222", false, ""))
                .hasMessageContaining("is missing")
                .hasMessageContaining("put that back");
        assertThatThrownBy(() -> backups().restore(SHOP, "b-999999", false, "")).hasMessageContaining("There is no");
        assertThatThrownBy(() -> backups().restore(SHOP, "../vault", false, "")).hasMessageContaining("There is no");
        assertThatThrownBy(() -> backups().restore(SHOP, ID, true, "another")).hasMessageContaining("another name");
        assertThat(backups().lastRestore(SHOP)).isNull();
    }

    @Test
    void aDeletedBackupHasNoFileAndNoKeyAndTheLogSaysSo() throws Exception {
        putWhole(ID, Instant.now());
        putWhole("b-222222", Instant.now());

        backups().delete(ID);

        assertThat(file(ID)).doesNotExist();
        assertThat(backups().all().backups()).extracting(BackupView::id).containsExactly("b-222222");
        assertThat(backups().all().bytes()).isEqualTo(Files.size(file("b-222222")));
        assertThatThrownBy(() -> backups().delete(ID)).hasMessageContaining("There is no backup b-234567");
        assertThat(verbs()).contains("backup.delete");
    }

    private void restoring(String backup, String trouble) {
        var record = new RestoreRecord(backup, false, 1, Instant.now(), null, null, trouble);
        owner.holding.safe().items().put(RestoreRecord.KIND, SHOP, "", record, Write.NEW);
    }

    private void began(String step) {
        var record = owner.holding.restores().last(SHOP).orElseThrow();
        new StoredJournal(owner.holding.safe().journal(record.journal(SHOP)))
                .add(new RunEntry(step, RunEntry.State.INTENT, Map.of(), "", Instant.now()));
    }

    private String trouble() {
        return last().trouble();
    }

    private RestoreRecord last() {
        return owner.holding.restores().last(SHOP).orElseThrow();
    }

    private void change(RestoreRecord to) {
        owner.holding.safe().inOneWrite(write -> {
            var before = write.find(RestoreRecord.KIND, SHOP).orElseThrow();
            return write.put(RestoreRecord.KIND, SHOP, "", to, before.revision());
        });
    }

    @Test
    void aBackupThatIsBeingRestoredIsNotDeletedUntilThatIsLeft() throws Exception {
        putWhole(ID, Instant.now());
        restoring(ID, "the line broke");

        assertThatThrownBy(() -> backups().delete(ID))
                .hasMessageContaining("being restored onto shop")
                .hasMessageContaining("--leave");
        assertThat(file(ID)).exists();

        assertThat(backups().leaveRestore(SHOP).underway()).isFalse(); // nothing of it was sent
        assertThatThrownBy(() -> backups().leaveRestore(SHOP)).hasMessageContaining("Nothing is being restored");
        backups().delete(ID);
        assertThat(file(ID)).doesNotExist();
    }

    @Test
    void aRestoreForWhichAnOperatorMayStandStillGoesOnAfterAnUnlockUnlessItWasToBeLeft() throws Exception {
        putWhole(ID, Instant.now());
        runs("1.2.0");
        restoring(ID, "paused");
        began("send-state");
        owner.holding.restores().goOnWithAll();
        assertThat(verbs()).doesNotContain("server.restore");

        began("restore-state");
        owner.holding.restores().goOnWithAll();
        assertThat(verbs()).contains("server.restore");
        owner.holding.work().end(SHOP); // nobody is there

        backups().leaveRestore(SHOP);
        owner.holding.work().end(SHOP);
        assertThat(last().isGivenUp()).isTrue();
        var before = verbs();
        owner.holding.restores().goOnWithAll();
        assertThat(verbs()).isEqualTo(before);
        change(last().givenUp(Instant.now())); // killed while it was left
        owner.holding.restores().goOnWithAll();
        assertThat(verbs()).isEqualTo(before);

        backups().restore(SHOP, ID, false, "");
        owner.holding.work().end(SHOP);
        assertThat(last().isGivenUp()).isFalse();
    }

    /// Of one that the server has begun only it knows whether it still needs the file.
    @Test
    void aRestoreThatTheServerWasAskedForGoesOnWithoutTheFileOfItsBackup() throws Exception {
        putWhole(ID, Instant.now());
        runs("1.2.0");
        restoring(ID, "");
        Files.delete(file(ID));
        owner.holding.restores().goOnWithAll();
        assertThat(trouble()).contains("is missing");
        assertThat(verbs()).doesNotContain("server.restore");

        began("restore-state");
        owner.holding.restores().goOnWithAll();
        assertThat(verbs()).contains("server.restore");
        owner.holding.work().end(SHOP); // nobody is there
    }

    @Test
    void anotherBackupDoesNotTakeThePlaceOfOneThatTheServerWasAskedToRestore() throws Exception {
        putWhole(ID, Instant.now());
        putWhole("b-222222", Instant.now());
        runs("1.2.0");
        restoring(ID, "paused");
        began("restore-state");

        assertThatThrownBy(() -> backups().restore(SHOP, "b-222222", false, ""))
                .hasMessageContaining("The restore of b-234567 onto shop has not ended")
                .hasMessageContaining("nocodo vault server restore shop b-234567.")
                .hasMessageContaining("nocodo vault server restore shop --leave");

        assertThat(owner.holding.restores().last(SHOP).orElseThrow().backup()).isEqualTo(ID);
        assertThat(verbs()).doesNotContain("server.restore");
    }

    @Test
    void anOperatorIsNotUpdatedWhileARestoreHasNotEnded() throws Exception {
        putWhole(ID, Instant.now());
        runs("1.2.0");
        restoring(ID, "paused");

        assertThatThrownBy(() -> owners.servers().update(SHOP, false, null))
                .hasMessageContaining("The restore of b-234567 onto shop has not ended")
                .hasMessageContaining("--leave");

        assertThat(owners.servers().get(SHOP).state()).isEqualTo(State.READY);
        assertThat(verbs()).doesNotContain("server.update");
    }

    @Test
    void atAnUnlockARestoreGoesOnBeforeWhatCanWait() throws Exception {
        putWhole(ID, Instant.now());
        runs("1.2.0");
        restoring(ID, "");
        began("restore-state");
        var guest = new Guest("out", SshKey.random(random).publicKey().text(), random.generateSeed(32));
        owner.holding
                .safe()
                .items()
                .put(
                        GuestRecord.KIND,
                        GuestRecord.id(SHOP, "out"),
                        SHOP,
                        new GuestRecord(SHOP, guest, true, false, ""),
                        Write.NEW);
        owner.close();

        owner = new TestHolding(folder.resolve("owner"));
        owners = owner.connect();
        owners.unlock(TestHolding.PASSWORD);

        assertThat(verbs()).contains("server.restore").doesNotContain("server.people");
        assertThat(trouble()).isEmpty();
        owner.holding.work().end(SHOP); // nobody is there
    }

    @Test
    void aServerThatSomebodyBrokeIntoIsAskedNothingForARestoreThatIsLeft() throws Exception {
        putWhole(ID, Instant.now());
        restoring(ID, "paused");
        began("send-state");
        owners.access().setTrust(SHOP, Trust.HOSTILE, "");

        assertThat(backups().leaveRestore(SHOP).underway()).isFalse();
        assertThat(verbs()).doesNotContain("server.leave-restore");
    }

    @Test
    void whatIsBeingDeletedIsNoBackupAnyMore() throws Exception {
        putWhole(ID, Instant.now());
        var going = owner.holding.backups().get(ID);
        owner.holding
                .safe()
                .items()
                .put(BackupRecord.KIND, ID, SHOP, going.body().going(), going.revision());

        assertThat(backups().get(ID).state()).isEqualTo(BackupView.State.GOING);
        assertThat(backups().all().due()).containsExactly(SHOP);
    }

    /// Two windows of one person.
    @Test
    void ofTwoBackupsAtOnceOneIsMade() throws Exception {
        runs("1.2.0");
        var ready = new java.util.concurrent.CountDownLatch(1);
        var threads = java.util.stream.IntStream.range(0, 4)
                .mapToObj(one -> Thread.ofVirtual().start(() -> {
                    try {
                        ready.await();
                        owner.holding.backups().backUp(SHOP);
                    } catch (ProblemException | InterruptedException e) {
                        // It is refused.
                    }
                }))
                .toList();

        ready.countDown();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(backups().all().backups()).hasSize(1);
        owner.holding.work().end(SHOP);
    }

    /// Killed while it was deleting one and pulling another; and a file of another copy of the vault lies beside.
    @Test
    void whatAKillLeftHalfIsSweptAndWhatIsNotOursStays() throws Exception {
        putWhole(ID, Instant.now());
        putWhole("b-222222", Instant.now());
        var going = owner.holding.backups().get("b-222222");
        owner.holding
                .safe()
                .items()
                .put(BackupRecord.KIND, going.id(), SHOP, going.body().going(), going.revision());
        Files.writeString(file(".b-333333").resolveSibling(".b-333333.sealed.part"), "half");
        Files.writeString(file("b-444444"), "of another copy of the vault");

        owner.holding.backups().goOnWithAll();

        try (var files = Files.list(file(ID).getParent())) {
            assertThat(files).containsExactlyInAnyOrder(file(ID), file("b-444444"));
        }
        assertThat(backups().all().backups()).extracting(BackupView::id).containsExactly(ID);
        assertThat(backups().all().strangers()).containsExactly("b-444444");
    }

    @Test
    void backupsOutliveTheirServerAndWhatWasNotFinishedDoesNot() throws Exception {
        putWhole(ID, Instant.now());
        put("b-222222", null, new byte[32]);

        owners.servers().forget(SHOP, "shop");

        assertThat(backups().all().backups()).extracting(BackupView::id).containsExactly(ID);
        assertThat(backups().get(ID).name()).isEqualTo("shop");
        assertThat(backups().get(ID).state()).isEqualTo(BackupView.State.WHOLE);
    }

    @Test
    void aReadyServerWithoutABackupOfTheLastSevenDaysIsTold() throws Exception {
        assertThat(backups().all().due()).containsExactly(SHOP);
        putWhole(ID, Instant.now().minus(Duration.ofDays(8)));
        assertThat(backups().all().due()).containsExactly(SHOP);

        putWhole("b-222222", Instant.now().minus(Duration.ofDays(6)));
        assertThat(backups().all().due()).isEmpty();

        Files.delete(file("b-222222"));
        assertThat(backups().all().due()).containsExactly(SHOP);
        owners.access().setTrust(SHOP, Trust.HOSTILE, "");
        assertThat(backups().all().due()).isEmpty();
    }

    @Test
    void backupsOfBeforeAreAmongWhatAThiefHas() throws Exception {
        putWhole(ID, Instant.now().minusSeconds(60));

        var stolen = owners.access().beginStolen();

        assertThat(stolen.exposed()).contains("the backup b-234567 of shop, if its file was there, too");
    }

    @Test
    void aServerOfSomebodyElsesIsNotBackedUp() {
        owner.holding
                .work()
                .change(
                        SHOP,
                        server -> new ServerRecord(
                                "",
                                Visits.PROVIDER,
                                server.wanted(),
                                server.state(),
                                null,
                                null,
                                "",
                                server.ordered(),
                                null,
                                0));

        assertThatThrownBy(() -> backups().backUp(SHOP)).hasMessageContaining("only its owner");

        assertThat(backups().all().due()).isEmpty();
    }

    @Test
    void whoeverGaveNoPasswordSeesNoBackup() throws Exception {
        try (var stranger = owner.connect()) {
            assertThatThrownBy(() -> stranger.backups().all())
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("locked for you");
        }
    }
}
