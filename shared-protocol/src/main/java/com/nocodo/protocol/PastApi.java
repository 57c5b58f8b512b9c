package com.nocodo.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a project's application was before: its versions and the backups of its data. Bringing something back is always
/// something new, and can be taken back itself.
public interface PastApi {

    /// The most versions that are listed.
    int MOST_VERSIONS = 200;

    /// The most characters of a version's name.
    int LONGEST_NAME = 80;

    /// The most characters of a note.
    int LONGEST_NOTE = 2_000;

    /// One version of the application, which was proven.
    ///
    /// @param version the number of the event that told of it
    /// @param commit what was proven; null where an older operator did not write it down
    /// @param words what was asked for; null where it was no message
    /// @param sameAs the newest version before it with the same spec, to which it went back
    /// @param checks how many checks ran for it
    /// @param passed how many of them passed
    /// @param name given by somebody; empty without one
    /// @param now whether the application is this version
    /// @param picture whether there is a picture of its first page ([#picture])
    record VersionView(
            long version,
            @Nullable String commit,
            Instant at,
            @Nullable String words,
            @Nullable String author,
            List<BuildReport.OperationView> operations,
            @Nullable Long sameAs,
            int checks,
            int passed,
            String name,
            boolean starred,
            String note,
            boolean now,
            boolean picture) {
        public VersionView {
            operations = List.copyOf(operations);
        }
    }

    /// What came of opening a copy of a backup.
    record TestView(Instant at, boolean passed, String words) {}

    /// One backup of an application's data and uploads.
    ///
    /// @param why `daily`, `change` (as it was before one), `restore` (as it was before one) or `asked`
    /// @param commit the version that the data is of; null where that is not known
    /// @param rows how many each table has
    /// @param starred one with a star is never removed
    /// @param test the newest restore test; null before the first
    record BackupView(
            String id,
            Instant at,
            String why,
            @Nullable String commit,
            Map<String, Long> rows,
            int uploads,
            long bytes,
            boolean starred,
            String note,
            @Nullable TestView test) {}

    /// Everything that can be gone back to, newest first.
    ///
    /// @param rows how many each table of the application has now
    record TimelineView(List<VersionView> versions, List<BackupView> backups, Map<String, Long> rows) {}

    /// What leads from one version to another.
    ///
    /// @param operations in words; one that is destructive throws stored data away
    /// @param files which differ; null where a commit of the two is not known
    record ComparisonView(
            List<BuildReport.OperationView> operations,
            @Nullable List<HistoryApi.FileChangeView> files) {}

    /// What is to be brought back: one of the two, or both.
    ///
    /// @param version whose spec the application gets again, as a new change
    /// @param backup whose data it gets again
    /// @param losses whether the change may throw stored data away
    record Restore(@Nullable Long version, @Nullable String backup, boolean losses) {}

    TimelineView timeline();

    /// What the first page of a version looked like, with sample rows: a JPEG.
    byte[] picture(long version);

    /// What the application would become on the way from one version to another.
    ComparisonView compare(long from, long to);

    /// Says to the project, in its language, that the last change is to be taken back.
    ///
    /// @param key as in [Said]
    /// @return as [OperatorApi#say]
    long undo(String key);

    /// Names a version, stars it, or notes something about it.
    VersionView markVersion(long version, String name, boolean starred, String note);

    /// Stars a backup, which is then kept for good, or notes something about it.
    BackupView markBackup(String backup, boolean starred, String note);

    /// Queues a backup, which is tested at once.
    ///
    /// @param key as in [Keys], within the project; null: this is another one each time
    JobView backUp(@Nullable String key);

    /// Queues the restore test of a backup.
    JobView test(String backup);

    /// Queues a restore.
    ///
    /// @param key as of [#backUp]
    JobView restore(Restore restore, @Nullable String key);
}
