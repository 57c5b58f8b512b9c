package com.nocodo.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project at one moment. Whoever follows its events after `seq` misses nothing and sees nothing twice.
///
/// @param plan the newest; null before the first
/// @param checks the newest result of each check, in the order of their ids
/// @param seq of the newest event at that moment
public record ProjectSnapshot(ProjectView project, BuildReport.@Nullable Plan plan, List<CheckView> checks, long seq) {}
