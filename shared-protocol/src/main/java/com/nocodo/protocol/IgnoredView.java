package com.nocodo.protocol;

/// Words that were not used, and why.
public record IgnoredView(String text, String why) {}
