package com.nocodo.operator.build;

import com.nocodo.operator.project.Project;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.Progress;
import java.util.List;
import java.util.function.Consumer;

/// Proves an application whose repository is there already, as after a move.
public final class Proving {
    private Proving() {}

    /// Runs every gate and, if all pass, puts the program in its place.
    public static List<CheckView> prove(Services services, Project project, Consumer<Progress> progress)
            throws InterruptedException {
        var story = new Story(services.events(), project.id(), progress);
        var builder = new Builder(services, project, story, new Timings());
        builder.makeFolders();
        var swap = new Swap(services, project, story);
        var checks = builder.proveAndInstall(services.tools(story), swap.candidate());
        swap.removeCandidate();
        return checks;
    }

    public static boolean proven(List<CheckView> checks) {
        return Builder.proven(checks);
    }

    /// Commits what was edited by hand, so that it goes where the commits go.
    public static void keepEdits(Services services, Project project) throws InterruptedException {
        new Builder(services, project, step -> {}, new Timings()).keepEdits();
    }
}
