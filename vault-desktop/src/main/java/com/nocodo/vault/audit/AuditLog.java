package com.nocodo.vault.audit;

import java.util.List;
import java.util.OptionalLong;

/// Where the lines lie: sealed, chained, and only ever added to.
public interface AuditLog {
    record Line(long seq, byte[] entry) {}

    long append(byte[] entry);

    /// @param after 0 for the first
    List<Line> read(long after, int limit);

    long size();

    /// The number of the first line that is missing, changed or not in its place.
    OptionalLong firstBroken();
}
