package com.nocodo.modes.intake;

/// Words that no part of the spec comes from, and why.
public record Ignored(String text, int start, int end, String why) {}
