package com.nocodo.operator.build;

import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.project.Projects;
import com.nocodo.operator.task.Tasks;
import com.nocodo.operator.toolchain.Toolchains;
import java.security.SecureRandom;
import java.time.Clock;

/// What a build uses of the other features.
public record Services(
        Home home,
        ProcessRunner runner,
        Projects projects,
        Tasks tasks,
        Evidence evidence,
        Previews previews,
        Toolchains toolchains,
        Clock clock,
        SecureRandom random) {

    /// The generator's name and version, as evidence names it.
    static final String PACK = "actix-solid@1";

    Builder.Tools tools() throws InterruptedException {
        return new Builder.Tools(toolchains.cargo(), toolchains.node(), toolchains.chromium());
    }
}
