package com.nocodo.modes.intake;

/// A wish that nocodo does not fulfil, named at once, with what can be done instead.
public record OutOfScope(String wish, int start, int end, String instead) {}
