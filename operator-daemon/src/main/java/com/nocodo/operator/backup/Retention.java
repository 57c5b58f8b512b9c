package com.nocodo.operator.backup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which backups are kept: the newest daily ones, behind them one a week, the newest others, and whatever has a star.
final class Retention {
    static final int DAYS = 7;
    static final int WEEKS = 4;
    static final int OTHERS = 10;

    private Retention() {}

    /// Those that go.
    static List<Backup> beyond(List<Backup> all) {
        var newestFirst =
                all.stream().sorted(Comparator.comparing(Backup::at).reversed()).toList();
        Set<String> weeks = new HashSet<>();
        List<Backup> gone = new ArrayList<>();
        var days = 0;
        var asked = 0;
        var others = 0;
        for (var backup : newestFirst) {
            if (backup.starred()) {
                continue;
            }
            boolean kept;
            if (backup.why() == Backup.Why.ASKED) {
                kept = ++asked <= OTHERS;
            } else if (backup.why() != Backup.Why.DAILY) {
                kept = ++others <= OTHERS;
            } else if (++days <= DAYS) {
                kept = true;
            } else {
                kept = weeks.size() < WEEKS && weeks.add(week(backup.at()));
            }
            if (!kept) {
                gone.add(backup);
            }
        }
        return gone;
    }

    private static String week(Instant at) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
