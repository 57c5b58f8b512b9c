package com.nocodo.cli;

import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.SheetReport;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Output;
import java.util.Map;

/// The end of a build or a change.
final class ReportPrinter {
    private static final int SHOWN = 20;

    private ReportPrinter() {}

    static int print(BuildReport report, boolean json) {
        if (json) {
            Output.envelope(report.proven(), report, report.proven() ? null : error(report));
        } else {
            text(report);
        }
        return report.proven() ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }

    /// The build, then what became of the rows: the first lines of what did not fit, and where all are.
    static int print(SheetReport report, boolean json) {
        var build = report.build();
        var sheet = report.sheet();
        if (json) {
            Output.envelope(build.proven(), report, build.proven() ? null : error(build));
        } else {
            text(build);
            Output.print("Rows        %d from %s".formatted(sheet.rows(), sheet.file()));
            sheet.misfits().stream()
                    .limit(SHOWN)
                    .forEach(m -> Output.say("%s, row %d%s: %s"
                            .formatted(m.sheet(), m.row(), m.column().isEmpty() ? "" : ", " + m.column(), m.reason())));
            if (sheet.misfitsFile() != null) {
                Output.print(
                        "Not taken   %d, all in %s".formatted(sheet.misfits().size(), sheet.misfitsFile()));
            }
        }
        return build.proven() ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }

    /// Nothing was built: only what would change, or that nothing does.
    static int unchanged(BuildReport report, boolean json) {
        if (json) {
            Output.envelope(true, report, null);
        }
        return ExitCodes.OK;
    }

    private static Map<String, String> error(BuildReport report) {
        var open = report.checks().stream()
                .filter(c -> !c.verdict().equals("pass"))
                .map(CheckView::id)
                .toList();
        return Map.of("code", "checks_failed", "message", "Not proven: " + String.join(", ", open));
    }

    private static void text(BuildReport report) {
        var passed =
                report.checks().stream().filter(c -> c.verdict().equals("pass")).count();
        Output.print("%s: %d of %d checks passed"
                .formatted(report.understood().name(), passed, report.checks().size()));
        Output.print("Repository  " + report.project().path());
        var preview = report.preview();
        if (preview != null) {
            Output.print("Running at  " + preview.url());
            Output.print("Sign in     " + preview.ownerEmail() + "  " + preview.ownerPassword());
        }
        if (!report.proven()) {
            Output.say(String.valueOf(error(report).get("message")));
        }
    }
}
