package com.nocodo.operator.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.backup.Backup.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private static Backup backup(Instant at, Why why, boolean starred) {
        return new Backup(Backup.id(at), at, why, "", "", Map.of(), 0, 1, "", starred, "", null);
    }

    /// Day after day, with what goes gone.
    private static List<Backup> after(int days) {
        List<Backup> all = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            all.add(backup(START.plus(Duration.ofDays(day)), Why.DAILY, false));
            all.removeAll(Retention.beyond(all));
        }
        return all;
    }

    @Test
    void aYearOfDaysLeavesAWeekOfThemAndFourWeeks() {
        var kept = after(365);

        assertThat(kept).hasSize(11);
        var newest = START.plus(Duration.ofDays(364));
        assertThat(kept).extracting(Backup::at).contains(newest, newest.minus(Duration.ofDays(6)));
        assertThat(Duration.between(kept.getFirst().at(), newest).toDays()).isBetween(22L, 28L);
    }

    @Test
    void theNewestTenStayOfThoseThatWereAskedForAndOfTheOthers() {
        List<Backup> all = new ArrayList<>();
        for (int minute = 0; minute < 24; minute++) {
            all.add(backup(START.plusSeconds(60L * minute), minute % 2 == 0 ? Why.ASKED : Why.CHANGE, false));
        }

        assertThat(Retention.beyond(all)).containsExactlyInAnyOrderElementsOf(all.subList(0, 4));
    }

    @Test
    void manyChangesTakeNoBackupThatWasAskedFor() {
        List<Backup> all = new ArrayList<>(List.of(backup(START, Why.ASKED, false)));
        for (int minute = 1; minute < 30; minute++) {
            all.add(backup(START.plusSeconds(60L * minute), Why.CHANGE, false));
        }

        assertThat(Retention.beyond(all)).hasSize(19).doesNotContain(all.getFirst());
    }

    @Test
    void aStarIsNeverTaken() {
        List<Backup> all = new ArrayList<>(after(40));
        var starred = backup(START.minus(Duration.ofDays(900)), Why.DAILY, true);
        all.add(starred);

        assertThat(Retention.beyond(all)).doesNotContain(starred);
    }
}
