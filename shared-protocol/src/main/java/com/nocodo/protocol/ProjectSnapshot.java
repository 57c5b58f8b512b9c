package com.nocodo.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project at one moment. Whoever follows its events after `seq` misses nothing and sees nothing twice.
///
/// @param plan the newest; null before the first
/// @param checks the newest result of each check, in the order of their ids
/// @param sketch what the description is understood as; null where none was drawn, as for a project of the command line
/// @param jobs as [OperatorApi#jobs]
/// @param seq of the newest event at that moment
public record ProjectSnapshot(
        ProjectView project,
        BuildReport.@Nullable Plan plan,
        List<CheckView> checks,
        @Nullable ReadingView sketch,
        List<JobView> jobs,
        long seq) {}
