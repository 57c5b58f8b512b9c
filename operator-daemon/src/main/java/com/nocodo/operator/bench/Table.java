package com.nocodo.operator.bench;

import java.util.Locale;

/// The lines of a benchmark: what was measured, and what it should be.
final class Table {
    private Table() {}

    /// @param target text, empty where there is none
    static void line(String what, double measured, String unit, String target) {
        System.out.printf(Locale.ROOT, "%-58s %9.2f %-2s %12s%n", what, measured, unit, target);
    }
}
