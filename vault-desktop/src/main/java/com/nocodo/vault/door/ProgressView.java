package com.nocodo.vault.door;

/// @param number of the step, from 1
/// @param line what it says at the moment
public record ProgressView(int number, int of, String step, String title, long usualSeconds, String line) {}
