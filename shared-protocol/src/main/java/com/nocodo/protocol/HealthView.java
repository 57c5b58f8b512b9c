package com.nocodo.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an operator, its machine and its applications do. Sizes are in bytes.
///
/// @param version of nocodo
/// @param since when this operator began
/// @param applications of every project that was built, newest first
public record HealthView(
        String version, Instant since, DiskView disk, MemoryView memory, List<ApplicationView> applications) {
    /// How many days troubles are counted.
    public static final int DAYS = 7;

    public HealthView {
        applications = List.copyOf(applications);
    }

    /// The disk that the home is on.
    ///
    /// @param free what this user may still write
    /// @param home what the home's state takes: repositories, data, backups
    /// @param cache what can be had again, wherever it is: toolchains, libraries, what was compiled
    /// @param low below how much free space it is told
    public record DiskView(long total, long free, long home, long cache, long low) {
        public boolean nearlyFull() {
            return free < low;
        }
    }

    /// The machine's memory, and what the operator itself has of it; each 0 where the system does not tell.
    ///
    /// @param available what programs could still get
    public record MemoryView(long total, long available, long operator) {}

    /// One application.
    ///
    /// @param memory what its processes have now; null while it does not run, 0 where the system does not tell
    /// @param memoryLimit more than which it may not have
    /// @param backup the newest; null before the first
    /// @param warnings what needs somebody, newest first
    /// @param troubles how it failed in the last [#DAYS] days, most often first
    public record ApplicationView(
            String project,
            String slug,
            String name,
            @Nullable Long memory,
            long memoryLimit,
            PastApi.@Nullable BackupView backup,
            List<WarningView> warnings,
            List<TroubleView> troubles) {}

    /// What was told and is not over ([ProjectEvent.Warned]).
    public record WarningView(String reason, String message, Instant at) {}

    /// Failures of one kind together.
    ///
    /// @param reason as in [ProjectEvent.PreviewFailed], as `limit`
    /// @param times how often
    /// @param last when it happened the last time
    /// @param lines what the application wrote last then
    public record TroubleView(String reason, String limit, long times, Instant last, List<String> lines) {
        public TroubleView {
            lines = List.copyOf(lines);
        }
    }
}
