package com.nocodo.modes.spec;

/// Whether a name can stand in Rust, SQL and TypeScript.
final class NameCheck {
    private NameCheck() {}

    static boolean ok(String name) {
        return name != null && name.matches("[a-z][a-z0-9_]{0,49}") && !Names.reserved(name);
    }
}
