package com.nocodo.modes.spec;

/// One value of an enum field: `name` is stored and sent, `label` is shown.
public record EnumValue(String id, String name, String label) {}
