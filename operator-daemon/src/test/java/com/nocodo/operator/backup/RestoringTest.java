package com.nocodo.operator.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.build.Shop;
import com.nocodo.operator.preview.AppData;
import com.nocodo.protocol.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoringTest {
    private final Path folder;
    private final Shop shop;
    private final Backups backups;

    RestoringTest(@TempDir Path folder) {
        this.folder = folder;
        this.shop = new Shop(folder);
        this.backups = shop.services().backups();
    }

    @BeforeEach
    void begin() throws Exception {
        shop.installFirst();
        shop.services().projects().move("p_1", com.nocodo.operator.project.ProjectState.READY);
    }

    @AfterEach
    void end() throws Exception {
        shop.close();
    }

    private Backup made() throws InterruptedException {
        return backups.make(shop.project(), Backup.Why.ASKED);
    }

    private void restore(Backup backup, String job) throws InterruptedException {
        shop.services().restoring().restore(shop.project(), backup, job);
    }

    private void upload(long id, String content) throws Exception {
        shop.write("CREATE TABLE IF NOT EXISTS app_files (id INTEGER PRIMARY KEY)");
        shop.write("INSERT INTO app_files VALUES (%d)".formatted(id));
        var uploads = Files.createDirectories(shop.database().resolveSibling("files"));
        Files.writeString(uploads.resolve(String.valueOf(id)), content);
    }

    @Test
    void rowsOfLaterAreGoneAfterwardsAndComeBackWhenTheRestoreIsTakenBack() throws Exception {
        upload(1, "a picture");
        shop.services().previews().start("p_1");
        var yesterday = made();
        shop.write("INSERT INTO note VALUES ('today')");
        Files.writeString(shop.database().resolveSibling("files").resolve("1"), "drawn over");

        restore(yesterday, "J-1");

        assertThat(shop.rows()).isEqualTo(1);
        assertThat(shop.runs()).isTrue();
        assertThat(shop.database().resolveSibling("files").resolve("1")).hasContent("a picture");
        var before = backups.of(shop.project()).getFirst();
        assertThat(before.why()).isEqualTo(Backup.Why.RESTORE);
        restore(before, "J-2");
        assertThat(shop.rows()).isEqualTo(2);
        assertThat(shop.database().resolveSibling("files").resolve("1")).hasContent("drawn over");
        assertThat(shop.story(0)).filteredOn("data_restored"::equals).hasSize(2);
    }

    @Test
    void theSameWishIsCarriedOutOnce() throws Exception {
        var backup = made();
        restore(backup, "J-1");
        shop.write("INSERT INTO note VALUES ('since')");

        restore(backup, "J-1");

        assertThat(shop.rows()).isEqualTo(2);
    }

    @Test
    void aBackupThatWasChangedIsRefusedAndNothingIsTouched() throws Exception {
        var backup = made();
        Files.writeString(backups.data(shop.project(), backup).database(), "no database");

        assertThatThrownBy(() -> restore(backup, "J-1"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is not as it was written");

        assertThat(shop.rows()).isEqualTo(1);
        assertThat(backups.of(shop.project())).hasSize(1);
    }

    @Test
    void dataWithWhichTheApplicationDoesNotStartIsNotPutInItsPlace() throws Exception {
        var backup = made();
        shop.change("second", "case \"$DATA_DIR\" in *restore*) exit 1;; esac");
        shop.services().previews().install("p_1", folder.resolve("second"));

        assertThatThrownBy(() -> restore(backup, "J-1")).hasMessageContaining("does not start with the data");
        assertThatThrownBy(() -> shop.services().trial().test(shop.project(), backup))
                .isInstanceOf(ProblemException.class);

        assertThat(backups.get(shop.project(), backup.id()).test())
                .satisfies(test -> assertThat(test.passed()).isFalse());
        assertThat(shop.rows()).isEqualTo(1);
    }

    @Test
    void aRestoreTestIsNotedWithTheBackup() throws Exception {
        var tested = shop.services().trial().test(shop.project(), made());

        assertThat(tested.test()).satisfies(test -> {
            assertThat(test.passed()).isTrue();
            assertThat(test.words()).isEqualTo("1 rows: the application opened it");
        });
        assertThat(backups.get(shop.project(), tested.id())).isEqualTo(tested);
        assertThat(shop.state().resolve("restore-test")).doesNotExist();
    }

    /// Else the way over a version in between would drop what that one did not have.
    @Test
    void dataOfTheVersionOfNowIsNotLedOverThoseInBetween() throws Exception {
        shop.write("CREATE TABLE app_migrations (name TEXT NOT NULL PRIMARY KEY)");
        shop.write("INSERT INTO app_migrations VALUES ('1')");
        var backup = made();
        shop.write("INSERT INTO app_migrations VALUES ('2'), ('3')");
        shop.write("INSERT INTO note VALUES ('today')");

        restore(backup, "J-1");

        assertThat(shop.rows()).isEqualTo(1);
        assertThat(migrations()).isEqualTo(3);
    }

    private long migrations() throws Exception {
        try (var data = DriverManager.getConnection("jdbc:sqlite:" + shop.database());
                var statement = data.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM app_migrations")) {
            return count.getLong(1);
        }
    }

    /// Wherever a kill cut the exchange short, there is the one data or the other.
    @Test
    void whatAKillLeftIsTheOldDataOrTheNew() throws Exception {
        var data = shop.services().previews().data("p_1");
        var old = shop.state().resolve("restore.old");
        var fresh = shop.state().resolve("restore.new");
        Files.createDirectories(fresh);
        new AppData(data).snapshot(new AppData(fresh));
        shop.write("INSERT INTO note VALUES ('today')");
        new RestoreMark("J-1", "b", false).write(shop.state());

        recover();
        assertThat(shop.rows()).as("before the first move").isEqualTo(2);

        new RestoreMark("J-1", "b", false).write(shop.state());
        Files.move(data, old);
        recover();
        assertThat(shop.rows()).as("between the moves").isEqualTo(2);
        assertThat(old).doesNotExist();

        new RestoreMark("J-1", "b", false).write(shop.state());
        Files.move(data, old);
        Files.move(fresh, data);
        recover();
        assertThat(shop.rows()).as("behind both").isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(shop.story(0)).filteredOn("data_restored"::equals).hasSize(1);
        assertThat(Restoring.isUnderWay(shop.services().home(), shop.project())).isFalse();
    }

    /// Else a second kill, in the start, would leave it ended with nobody knowing that it ran.
    @Test
    void anApplicationThatRanIsStartedAgainBeforeTheMarkGoes() throws Exception {
        shop.change("second", "[ -e \"$DATA_DIR/../restoring\" ] || exit 1");
        shop.services().previews().install("p_1", folder.resolve("second"));
        var data = shop.services().previews().data("p_1");
        var old = shop.state().resolve("restore.old");
        new RestoreMark("J-1", "b", true).write(shop.state());

        recover();
        assertThat(shop.runs()).as("nothing was moved").isTrue();

        for (var moved : List.of(false, true)) {
            shop.services().previews().stop("p_1");
            new RestoreMark("J-1", "b", true).write(shop.state());
            Files.move(data, old);
            if (moved) {
                new AppData(old).snapshot(new AppData(Files.createDirectories(data)));
            }
            recover();
            assertThat(shop.runs()).as("moved: " + moved).isTrue();
            assertThat(old).doesNotExist();
            assertThat(Restoring.isUnderWay(shop.services().home(), shop.project()))
                    .isFalse();
        }
    }

    /// The operator was killed while it waited for the end of the application.
    @Test
    void anApplicationThatIsStillEndingIsStartedAgain() throws Exception {
        shop.change("second", "export LINGERS=1500");
        shop.services().previews().install("p_1", folder.resolve("second"));
        shop.services().previews().start("p_1");
        var ending = shop.processes().getFirst();
        new RestoreMark("J-1", "b", true).write(shop.state());
        ending.destroy();

        recover();

        assertThat(ending.onExit()).succeedsWithin(Duration.ofSeconds(20));
        assertThat(shop.runs()).isTrue();
        assertThat(shop.processes()).doesNotContain(ending).hasSize(1);
    }

    private void recover() throws InterruptedException {
        shop.services().restoring().recover(shop.project());
    }

    @Test
    void whatAKilledBackupLeftIsNoBackupAndGoesWithTheNext() throws Exception {
        var part = shop.state().resolve("backups/20260101T000000000Z.part");
        Files.createDirectories(part);
        Files.createDirectories(shop.state().resolve("backups/20260101T000000000Z"));

        assertThat(backups.of(shop.project())).isEmpty();
        made();

        assertThat(part).doesNotExist();
        assertThat(backups.of(shop.project())).hasSize(1);
    }

    @Test
    void anUploadThatTwoBackupsHaveLiesThereOnce() throws Exception {
        upload(1, "a picture");
        var first = made();
        var second = made();

        var keys = Stream.of(first, second)
                .map(backup -> backups.data(shop.project(), backup).uploads().resolve("1"))
                .map(RestoringTest::key)
                .toList();
        assertThat(keys.getFirst()).isEqualTo(keys.getLast());
        assertThat(List.of(key(shop.database().resolveSibling("files").resolve("1"))))
                .doesNotContainAnyElementsOf(keys);
    }

    private static Object key(Path file) {
        try {
            return Files.getAttribute(file, "unix:ino");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
