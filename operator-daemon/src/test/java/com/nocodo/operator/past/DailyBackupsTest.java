package com.nocodo.operator.past;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.backup.Backup;
import com.nocodo.operator.build.Shop;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.local.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyBackupsTest {
    private final SetClock clock = new SetClock();
    private final Shop shop;
    private DailyBackups daily;

    DailyBackupsTest(@TempDir Path folder) {
        shop = new Shop(folder, clock);
        daily = fresh();
    }

    private DailyBackups fresh() {
        return new DailyBackups(shop.services(), Duration.ofMillis(20));
    }

    @BeforeEach
    void begin() throws Exception {
        shop.installFirst();
        shop.services().projects().move("p_1", ProjectState.BUILDING);
        shop.services().projects().move("p_1", ProjectState.READY);
    }

    @AfterEach
    void end() throws Exception {
        shop.close();
    }

    private List<Backup> backups() {
        return shop.services().backups().of(shop.project());
    }

    @Test
    void aDayHasOneAlsoAfterARestartAndItIsTried() throws Exception {
        daily.lookAtAll();
        daily.lookAtAll();
        fresh().lookAtAll();

        assertThat(backups()).singleElement().satisfies(backup -> {
            assertThat(backup.why()).isEqualTo(Backup.Why.DAILY);
            assertThat(backup.rows()).containsEntry("note", 1L);
            assertThat(backup.test())
                    .satisfies(test -> assertThat(test.passed()).isTrue());
        });
    }

    @Test
    void aClockThatJumpsMakesNoSecondOneForADay() throws Exception {
        daily.lookAtAll();
        clock.jump(Duration.ofDays(3)); // slept over two days, or set ahead
        daily.lookAtAll();
        clock.jump(Duration.ofDays(-3));
        daily.lookAtAll();
        fresh().lookAtAll();
        clock.jump(Duration.ofDays(3));
        daily.lookAtAll();

        assertThat(backups()).hasSize(2);
    }

    @Test
    void whileTheProjectIsChangedItWaits() throws Exception {
        try (var changing =
                FileLock.attempt(shop.services().home().buildLock("p_1")).orElseThrow()) {
            daily.lookAtAll();
            assertThat(backups()).isEmpty();
        }

        daily.lookAtAll();
        assertThat(backups()).hasSize(1);
    }

    private List<ProjectEvent.Warned> warned() {
        return shop.services().events().newestOf("p_1", List.of("warned"), 10).stream()
                .map(record -> (ProjectEvent.Warned) record.event())
                .toList();
    }

    @Test
    void oneThatIsNotMadeIsToldOnceUntilOneIs() throws Exception {
        var folder = shop.state().resolve("backups");
        Files.writeString(folder, "in the way");
        daily.lookAtAll();
        fresh().lookAtAll();
        assertThat(warned()).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo("backup");
            assertThat(one.over()).isFalse();
        });

        Files.delete(folder);
        fresh().lookAtAll();
        fresh().lookAtAll();
        assertThat(warned()).extracting(ProjectEvent.Warned::over).containsExactly(false, true);
    }

    @Test
    void oneThatCannotBeOpenedIsToldAndSoIsTheNextThatCan() throws Exception {
        var program = shop.services().previews().binary("p_1");
        var good = Files.readString(program);
        Files.writeString(program, "#!/bin/sh\nexit 3\n");
        daily.lookAtAll();
        daily.lookAtAll();
        assertThat(warned()).extracting(ProjectEvent.Warned::reason).containsExactly("backup_test");

        Files.writeString(program, good);
        clock.jump(Duration.ofDays(1));
        fresh().lookAtAll();
        assertThat(warned()).extracting(ProjectEvent.Warned::over).containsExactly(false, true);
    }

    @Test
    void oneThatNobodyTriedYetIsTriedAtTheNextLook() throws Exception {
        shop.services().backups().make(shop.project(), Backup.Why.DAILY); // and then the operator was ended

        daily.lookAtAll();

        assertThat(backups())
                .singleElement()
                .extracting(Backup::test)
                .satisfies(test -> assertThat(test.passed()).isTrue());
    }

    @Test
    void oneThatCouldNotBeTriedIsToldUntilItIsTried() throws Exception {
        shop.services().backups().make(shop.project(), Backup.Why.DAILY);
        new BackupWarnings(shop.services()).notTried(shop.project(), new IllegalStateException("no room"));
        assertThat(warned()).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo("backup_test");
            assertThat(one.message()).contains("could not be tried", "no room");
        });

        daily.lookAtAll();

        assertThat(warned()).extracting(ProjectEvent.Warned::over).containsExactly(false, true);
    }

    @Test
    void itLooksByItselfUntilItIsClosed() throws Exception {
        try (var running = daily.begin()) {
            for (int tries = 0; tries < 500 && backups().isEmpty(); tries++) {
                Thread.sleep(20);
            }
        }
        assertThat(backups()).hasSize(1);
    }
}
