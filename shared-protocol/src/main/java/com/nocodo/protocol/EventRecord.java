package com.nocodo.protocol;

import java.time.Instant;

/// An event in its place.
///
/// @param project the id of the project that it happened to
/// @param seq 1, 2, 3, … within the project, without gaps; a project that was deleted has only its last event left
/// @param at when it was written, by the operator's clock
public record EventRecord(String project, long seq, Instant at, ProjectEvent event) {}
