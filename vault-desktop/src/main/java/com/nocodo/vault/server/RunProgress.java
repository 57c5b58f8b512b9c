package com.nocodo.vault.server;

import java.time.Duration;

/// How a run gets on.
///
/// @param number of the step, from 1
/// @param of so many
/// @param usual how long this step usually takes
/// @param line what the step says at the moment
public record RunProgress(int number, int of, String step, String title, Duration usual, String line) {}
