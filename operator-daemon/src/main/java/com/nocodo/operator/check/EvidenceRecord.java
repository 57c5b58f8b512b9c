package com.nocodo.operator.check;

import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.HistoryApi.EvidenceView;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What one run of one check showed, bound to the source tree that it ran on.
///
/// @param tree git's id of the tree
/// @param pack the generator that wrote the application, with its version
/// @param cmd the command lines, one after the other
/// @param started RFC 3339; `ms` is how long it took
/// @param prev hash of the project's record before
/// @param log the file that shows it, beside the other logs of the project; empty where no program ran
/// @param verdict `pass`, `fail` or `not_run`
public record EvidenceRecord(
        int v,
        String check,
        String tree,
        String pack,
        Map<String, String> toolchain,
        List<String> cmd,
        String cwd,
        String started,
        long ms,
        int exit,
        Counts counts,
        List<String> findings,
        String log,
        String logSha256,
        String prev,
        String verdict) {

    /// How many single tests (or files, routes, pages) the check looked at.
    public record Counts(int ran, int passed, int failed, int skipped) {}

    EvidenceRecord after(String hash) {
        return new EvidenceRecord(
                v, check, tree, pack, toolchain, cmd, cwd, started, ms, exit, counts, findings, log, logSha256, hash,
                verdict);
    }

    public EvidenceView evidence() {
        return new EvidenceView(view(), tree, cmd, Instant.parse(started), exit, findings);
    }

    public CheckView view() {
        return new CheckView(
                check,
                verdict,
                counts.ran(),
                counts.passed(),
                counts.failed(),
                ms / 1000.0,
                findings.isEmpty() ? null : findings.getFirst());
    }
}
