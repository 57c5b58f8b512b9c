package com.nocodo.provisioning;

import java.util.List;
import java.util.stream.Stream;

/// The catalogue of the scorecard.
///
/// @see "docs/decisions/0069-testcontainers-and-the-test-host.md"
public final class Hardening {

    private static final List<Row> ROWS = Stream.of(
                    "U1", "U2", "U3", "A1", "A2", "A3", "A4", "A5", "A6", "S1", "S2", "S3", "S4", "S5", "S6", "F1",
                    "F2", "F4", "F5", "K1", "K2", "K3", "K4", "K5", "L1", "L2", "T1", "M1", "M2", "D1", "D2", "D3",
                    "B1", "I1")
            .map(Row::read)
            .toList();

    private Hardening() {}

    public static List<Row> rows() {
        return ROWS;
    }

    /// The rows that a step answers for; they tell whether there is anything left for it to do.
    public static List<Row> rowsOf(Step step) {
        return ROWS.stream().filter(row -> row.step().equals(step.id())).toList();
    }
}
