package com.nocodo.vault.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.file.BackupFolder;
import com.nocodo.vault.server.MortalJournal.Killed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup is here whole or not at all, wherever its run is killed; and it becomes the state of an operator once.
class BackupStepsTest {
    private static final String CANARY = "the baker's own secret recipe; ";
    private static final String ID = "b-234567";
    /// Three entries at most for each step.
    private static final int MOST_ENTRIES = 12;

    @TempDir
    Path home;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = random.generateSeed(32);
    private final FakeStateServer server = new FakeStateServer(CANARY.repeat(20_000));
    private BackupFolder folder;
    private long reserve = Pulling.RESERVE;

    @BeforeEach
    void makeFolder() {
        folder = new BackupFolder(home);
        folder.make();
    }

    private List<RunEntry> pull(RunJournal journal) throws InterruptedException {
        var wanted = new BackupWanted(nowhere(), ID, key, folder.file(ID).toString());
        run(journal, new Pulling(wanted, server, random, reserve).steps());
        return journal.all();
    }

    private Map<String, String> restore(RunJournal journal, SavedState state, boolean replace)
            throws InterruptedException {
        var wanted = new RestoreWanted(nowhere(), ID, key, folder.file(ID).toString(), state, replace);
        run(journal, new Restoring(wanted, server).steps());
        return Facts.of(journal.all()).all();
    }

    private static ServerAccess nowhere() {
        return new ServerAccess(
                "192.0.2.1", 22, "", new AccessKeys(new byte[32], new byte[32], new byte[32]), "op", new byte[32]);
    }

    private static void run(RunJournal journal, List<RunStep> steps) throws InterruptedException {
        new Engine(journal, progress -> {}, () -> false, InstantSource.system(), pause -> {}).run(steps);
    }

    private SavedState pulled() throws InterruptedException {
        return SavedState.pulled(pull(new MortalJournal())).orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void nothingIsInClear() throws IOException {
        for (var file : files()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("secret recipe");
        }
    }

    @Test
    void whatIsPulledIsSealedClosedToOthersAndNotLeftOnTheServer() throws Exception {
        var state = pulled();

        assertThat(state.version()).isEqualTo("1.2.0");
        assertThat(state.projects()).isEqualTo(2);
        assertThat(server.archive).isNull();
        assertThat(files()).containsExactly(folder.file(ID));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.file(ID))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.file(ID).getParent())))
                .isEqualTo("rwx------");
        nothingIsInClear();
        try (var open = new SealedState(folder.file(ID), ID, key).open()) {
            assertThat(new String(open.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(server.state);
        }
    }

    @Test
    void nothingIsInClearOnThisDiskWhileItComesEither() throws Exception {
        server.beforePiece = () -> {
            try {
                assertThat(files()).hasSize(1).allMatch(file -> file.toString().endsWith(".part"));
                nothingIsInClear();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };

        assertThat(pulled().bytes()).isEqualTo(server.state.length());
    }

    /// As the vault does: what was not named before the kill is begun anew, with what is there then.
    @Test
    void aPullThatIsKilledAnywhereEndsWithOneBackupOfTheLastMoment() throws Exception {
        for (int entry = 1; entry <= MOST_ENTRIES; entry++) {
            for (var before : new boolean[] {true, false}) {
                folder.remove(ID);
                var journal = new MortalJournal();
                journal.killAt(entry, before);
                var killed = catchThrowable(() -> pull(journal)) instanceof Killed;
                if (killed) {
                    Files.writeString(home.resolve("backups/." + ID + ".sealed.part"), "half of it");
                    folder.sweep();
                }
                var named = SavedState.pulled(journal.all());
                server.state = named.isPresent() ? server.state : server.state + "and a later row";

                var state = SavedState.pulled(pull(named.isPresent() ? journal : new MortalJournal()))
                        .orElseThrow();

                var as = "entry %d, %s".formatted(entry, before ? "before" : "after");
                assertThat(state.sum()).as(as).isEqualTo(FakeStateServer.sum(server.state.getBytes()));
                assertThat(new SealedState(folder.file(ID), ID, key).is(state))
                        .as(as)
                        .isTrue();
                assertThat(files()).as(as).containsExactly(folder.file(ID));
                assertThat(server.archive).as(as).isNull();
                if (!killed) {
                    assertThat(entry).isGreaterThan(6);
                    return;
                }
            }
        }
        throw new AssertionError("it has more than %d entries".formatted(MOST_ENTRIES));
    }

    @Test
    void whatIsNotWhatTheServerToldIsNotKept() throws Exception {
        for (var lie : Map.of(
                        "state-sum", "0".repeat(64),
                        "state-bytes", "99999999999999",
                        "state-file", "/etc/../shadow",
                        "state-version", "1.2.0; rm",
                        "state-projects", "two")
                .entrySet()) {
            server.lies.clear();
            server.lies.put(lie.getKey(), lie.getValue());
            assertThatThrownBy(() -> pull(new MortalJournal())).as(lie.getKey()).isInstanceOf(ProblemException.class);
            assertThat(files()).as(lie.getKey()).isEmpty();
            assertThat(server.archive).as(lie.getKey()).isNull();
        }
    }

    /// A terminal would take them for something to do.
    @Test
    void signsThatAreNotWordsAreNotShown() throws Exception {
        server.lies.put("state-older", "bakery\u001b[2J is being changed");

        assertThat(pulled().older()).isEqualTo("bakery2J is being changed");
    }

    @Test
    void whatDoesNotComeWholeLeavesNothingHereAndNothingThere() throws Exception {
        var pieces = new int[1];
        server.beforePiece = () -> {
            if (++pieces[0] == 2) {
                throw com.nocodo.protocol.Problem.unavailable("the line broke").toException();
            }
        };

        assertThatThrownBy(() -> pull(new MortalJournal())).hasMessageContaining("the line broke");

        assertThat(files()).isEmpty();
        assertThat(server.archive).isNull();
    }

    /// The disk is a real one that is really full, which only root can make.
    @Test
    void aDiskThatIsFullIsSaidBeforeOrWhenItIsAndNothingIsLeft() throws Exception {
        reserve = 0;
        var disk = Files.createDirectory(home.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "only root can mount");
        try {
            folder = new BackupFolder(disk);
            folder.make();
            var filler = Files.write(disk.resolve("filler"), new byte[700_000]);
            assertThatThrownBy(() -> pull(new MortalJournal()))
                    .hasMessageContaining("there is room for 0 MB")
                    .hasMessageContaining("Nothing was taken");

            Files.delete(filler);
            server.beforePiece = () -> fill(disk);
            assertThatThrownBy(() -> pull(new MortalJournal())).hasMessageContaining("No space left on device");

            assertThat(folder.ids()).isEmpty();
            try (var files = Files.list(disk.resolve("backups"))) {
                assertThat(files).isEmpty();
            }
            assertThat(server.archive).isNull();

            Files.delete(disk.resolve("filler"));
            reserve = Pulling.RESERVE;
            assertThatThrownBy(() -> pull(new MortalJournal())).hasMessageContaining("200 MB that stay free");
        } finally {
            run("umount", disk.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void fill(Path disk) {
        try {
            var room = Files.getFileStore(disk).getUsableSpace();
            Files.write(disk.resolve("filler"), new byte[(int) room]);
        } catch (IOException e) {
            // It is full.
        }
    }

    @Test
    void aRestoreThatIsKilledAnywhereIsDoneOnce() throws Exception {
        var state = pulled();
        var backedUp = server.state;
        for (int entry = 1; entry <= MOST_ENTRIES; entry++) {
            for (var before : new boolean[] {true, false}) {
                var journal = new MortalJournal();
                journal.killAt(entry, before);
                server.state = "what is there now";
                var killed = catchThrowable(() -> restore(journal, state, true)) instanceof Killed;

                var facts = restore(journal, state, true);

                var as = "entry %d, %s".formatted(entry, before ? "before" : "after");
                assertThat(facts).as(as).containsEntry("restore", "done").containsEntry("operator-says", "1.2.0");
                assertThat(server.state).as(as).isEqualTo(backedUp);
                assertThat(server.sent).as(as).isNull();
                if (!killed) {
                    assertThat(entry).isGreaterThan(8);
                    return;
                }
            }
        }
        throw new AssertionError("it has more than %d entries".formatted(MOST_ENTRIES));
    }

    /// In the middle of the restore itself, whose operator stands still then.
    @Test
    void aLineThatBreaksWhileItIsRestoredIsTakenUpAgainAndItIsDoneOnce() throws Exception {
        var state = pulled();
        var backedUp = server.state;
        for (var before : new boolean[] {true, false}) {
            server.state = "what is there now";
            server.restores = 0;
            server.asked = 0;
            server.breaksAt = 1;
            server.breaksBefore = before;

            var facts = restore(new MortalJournal(), state, true);

            assertThat(facts).containsEntry("restore", "done").containsEntry("operator-says", "1.2.0");
            assertThat(server.state).isEqualTo(backedUp);
            assertThat(server.asked).isEqualTo(2);
            assertThat(server.restores).isEqualTo(1);
        }
    }

    @Test
    void whatTheServerThrewAwayIsSentAgainAndWhatItHasIsNot() throws Exception {
        var state = pulled();
        var journal = new MortalJournal();
        journal.killAt(5, true); // it was sent, and restoring is about to begin
        assertThatThrownBy(() -> restore(journal, state, true)).isInstanceOf(Killed.class);
        server.sent = null;

        assertThat(restore(journal, state, true)).containsEntry("restore", "done");
        assertThat(server.sends).isEqualTo(2);

        var another = new MortalJournal();
        another.killAt(5, true);
        assertThatThrownBy(() -> restore(another, state, true)).isInstanceOf(Killed.class);
        assertThat(restore(another, state, true)).containsEntry("restore", "done");
        assertThat(server.sends).isEqualTo(3);

        var begun = new MortalJournal();
        begun.killAt(5, true);
        assertThatThrownBy(() -> restore(begun, state, true)).isInstanceOf(Killed.class);
        server.begun = true;
        server.sent = null;
        assertThat(restore(begun, state, true)).containsEntry("restore", "done");
        assertThat(server.sends).isEqualTo(5);
    }

    @Test
    void whatHasNoRoomOnTheServerIsNotSent() throws Exception {
        var state = pulled();
        server.room = 200_000_000 + 2 * state.bytes() - 1;

        assertThatThrownBy(() -> restore(new MortalJournal(), state, true)).hasMessageContaining("Nothing was sent");
        assertThat(server.sends).isZero();

        server.room++;
        assertThat(restore(new MortalJournal(), state, true)).containsEntry("restore", "done");
    }

    @Test
    void aRestoreIsLeftOnlyWhereTheServerHasNotBegunIt() throws Exception {
        var state = pulled();
        var journal = new MortalJournal();
        journal.killAt(5, true);
        assertThatThrownBy(() -> restore(journal, state, true)).isInstanceOf(Killed.class);
        var restoring = new Restoring(new RestoreWanted(nowhere(), ID, new byte[0], "", state, true), server);

        server.begun = true;
        assertThatThrownBy(() -> restoring.leave(false, line -> {}))
                .hasMessageContaining("cannot leave that half done");
        assertThat(server.sent).isNotNull();
        server.begun = false;
        restoring.leave(false, line -> {});
        assertThat(server.sent).isNull();

        assertThat(restore(new MortalJournal(), state, true)).containsEntry("restore", "done");
        assertThatThrownBy(() -> restoring.leave(true, line -> {})).hasMessageContaining("Go on with it");
        restoring.leave(false, line -> {}); // that was another
    }

    /// Its operator may stand still for a backup whose file is nowhere any more.
    @Test
    void aServerThatHasBegunAndLostWhatWasSentGoesBackWhereTheRestoreIsLeft() throws Exception {
        var state = pulled();
        var restoring = new Restoring(new RestoreWanted(nowhere(), ID, new byte[0], "", state, true), server);
        server.state = "what is there now";
        server.begun = true;
        server.breaksAt = 1;
        server.breaksBefore = true;

        assertThatThrownBy(() -> restoring.leave(true, line -> {}))
                .hasMessageContaining("connection to the server broke");
        restoring.leave(true, line -> {});

        assertThat(server.begun).isFalse();
        assertThat(server.state).isEqualTo("what is there now");
        assertThat(server.sends).isZero();
    }

    /// Both are of the same backup.
    @Test
    void theEndOfAnEarlierRestoreIsNotToldAsThatOfOneThatNeverBegan() throws Exception {
        var state = pulled();
        var backedUp = server.state;
        restore(new MortalJournal(), state, true);
        server.state = "what came since";
        var journal = new MortalJournal();
        journal.killAt(5, false); // it was sent, and the server is about to be asked
        assertThatThrownBy(() -> restore(journal, state, true)).isInstanceOf(Killed.class);
        assertThat(RestoreEvidence.hasAsked(journal.all())).isTrue();
        server.drop(line -> {});

        assertThat(restore(journal, state, true)).containsEntry("restore", "done");
        assertThat(server.state).isEqualTo(backedUp);
        assertThat(server.restores).isEqualTo(2);
    }

    /// The operator's account can write lines on what a script says.
    @Test
    void onlyTheStepThatBringsABackupTellsThatItIsHere() throws Exception {
        server.lies.put("sealed-bytes", "1");
        server.lies.put("surplus", "word");
        server.beforePiece = () -> {
            throw com.nocodo.protocol.Problem.unavailable("the line broke").toException();
        };
        var journal = new MortalJournal();

        assertThatThrownBy(() -> pull(journal)).hasMessageContaining("the line broke");

        assertThat(SavedState.pulled(journal.all())).isEmpty();
        assertThat(Facts.of(journal.all()).all()).doesNotContainKeys("surplus", "sealed-bytes");
        journal.add(new RunEntry(
                "save-state", RunEntry.State.DONE, Map.of("sealed-bytes", "1"), "", java.time.Instant.now()));
        assertThat(SavedState.pulled(journal.all())).isEmpty();
    }

    @Test
    void aSaveThatFailsLeavesNothingThereEither() {
        for (var reached : new boolean[] {true, false}) {
            server.reached = reached;
            server.beforeSave = () -> {
                server.archive = new byte[1];
                throw com.nocodo.protocol.Problem.unavailable("it took too long")
                        .toException();
            };

            assertThatThrownBy(() -> pull(new MortalJournal())).hasMessageContaining("it took too long");

            assertThat(server.archive == null).isEqualTo(reached);
        }
    }

    @Test
    void aServerThatGoesBackIsNotAskedWhoItIsAndSaysWhy() throws Exception {
        var state = pulled();

        var refused = restore(new MortalJournal(), state, false);
        server.starts = false;
        var undone = restore(new MortalJournal(), state, true);

        assertThat(refused).containsEntry("restore-why", "there are projects").doesNotContainKey("operator-says");
        assertThat(undone).containsEntry("restore-why", "it does not start").doesNotContainKey("operator-says");
        assertThat(server.restores).isZero();
    }

    @Test
    void aBackupThatWasChangedIsNotSent() throws Exception {
        var state = pulled();
        var bytes = Files.readAllBytes(folder.file(ID));
        bytes[bytes.length - 1] ^= 1; // in the last piece: all before it is right
        Files.write(folder.file(ID), bytes);

        assertThatThrownBy(() -> restore(new MortalJournal(), state, true))
                .hasMessageContaining("not what was sealed")
                .hasMessageContaining("Nothing was sent");

        assertThat(server.sent).isNull();
    }

    /// Somebody put the file of another backup in its place, which the same vault sealed by the same key.
    @Test
    void aBackupOfAnotherStateIsNotSent() throws Exception {
        var state = pulled();
        server.state = "another state";
        folder.remove(ID);
        pulled();

        assertThatThrownBy(() -> restore(new MortalJournal(), state, true))
                .hasMessageContaining("a backup of another state");

        assertThat(server.sent).isNull();
    }
}
