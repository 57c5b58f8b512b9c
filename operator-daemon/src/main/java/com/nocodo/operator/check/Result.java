package com.nocodo.operator.check;

import com.nocodo.operator.check.EvidenceRecord.Counts;
import java.util.List;

/// What a check found, before it becomes evidence.
public record Result(Verdict verdict, Counts counts, List<String> findings, int exit) {

    public Result {
        findings = List.copyOf(findings);
    }

    static Result of(Counts counts, List<String> findings, int exit) {
        var pass = exit == 0 && counts.failed() == 0 && counts.ran() > 0;
        return new Result(pass ? Verdict.PASS : Verdict.FAIL, counts, findings, exit);
    }

    static Result notRun(String why) {
        return new Result(Verdict.NOT_RUN, new Counts(0, 0, 0, 0), List.of(why), -1);
    }
}
