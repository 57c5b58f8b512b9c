package com.nocodo.vault.provider;

/// What an observer finds of a step.
public sealed interface Seen {

    /// Nothing yet: the step can be applied.
    record Absent() implements Seen {}

    /// It has begun and ends by itself: look again later.
    record Underway(String what) implements Seen {}

    record Done(Resource resource) implements Seen {}
}
