package com.nocodo.operator.bench;

import com.nocodo.operator.LocalOperator;
import com.nocodo.protocol.CheckView;
import java.io.IOException;

/// A whole build beside the sum of the cargo, npm and test commands that it ran.
public final class BuildBench {
    private BuildBench() {}

    public static void main(String[] args) throws IOException {
        try (var workplace = new Workplace();
                var operator = LocalOperator.open(workplace.root(), System.getenv())) {
            var report = operator.build(WordsToSource.request(8), progress -> {});
            double commands =
                    report.checks().stream().mapToDouble(CheckView::seconds).sum();
            double all = report.timings().getOrDefault("total", Double.NaN);
            Table.line("whole build, 8 entities", all, "s", "");
            Table.line("  the commands in it", commands, "s", "");
            Table.line("  ratio", all / commands, "x", "<= 1.25");
        }
    }
}
