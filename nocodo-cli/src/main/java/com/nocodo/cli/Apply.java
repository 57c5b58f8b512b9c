package com.nocodo.cli;

import com.nocodo.protocol.ApplyRequest;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.OperatorApi;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        description = "Bring an application to an edited spec: every row is kept, or nothing is changed.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = {
            "  nocodo apply bike-shop                     (its edited nocodo.yaml)",
            "  nocodo apply bike-shop new.yaml --dry-run  (only say what would change)"
        })
final class Apply extends ChangeCommand {
    @Parameters(index = "1", arity = "0..1", paramLabel = "SPEC.yaml", description = "The edited spec")
    @Nullable
    Path spec;

    @Override
    BuildReport carryOut(OperatorApi operator, ProgressPrinter printer) {
        return operator.apply(new ApplyRequest(project, spec, drop, dryRun), printer);
    }
}
