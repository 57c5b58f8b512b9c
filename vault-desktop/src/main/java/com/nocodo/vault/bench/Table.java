package com.nocodo.vault.bench;

import java.util.Locale;

/// The lines of a benchmark: what was measured, and what it should be.
final class Table {
    private Table() {}

    /// @param target text, empty where there is none
    static void line(String what, double measured, String unit, String target) {
        System.out.printf(Locale.ROOT, "%-58s %9.2f %-2s %12s%n", what, measured, unit, target);
    }

    /// A line that says as well whether it is so.
    static void atMost(String what, double measured, String unit, double limit) {
        var held = measured <= limit ? "holds" : "MISSED";
        System.out.printf(Locale.ROOT, "%-58s %9.2f %-2s %12s  %s%n", what, measured, unit, "<= " + limit, held);
    }
}
