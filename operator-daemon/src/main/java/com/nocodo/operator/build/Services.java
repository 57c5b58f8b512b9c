package com.nocodo.operator.build;

import com.nocodo.operator.backup.Backups;
import com.nocodo.operator.backup.Restoring;
import com.nocodo.operator.backup.Trial;
import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.Projects;
import com.nocodo.operator.task.Tasks;
import com.nocodo.operator.toolchain.Toolchains;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ProjectView;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Consumer;

/// What a build uses of the other features.
public record Services(
        Home home,
        ProcessRunner runner,
        Events events,
        Projects projects,
        Tasks tasks,
        Evidence evidence,
        Previews previews,
        Toolchains toolchains,
        Clock clock,
        SecureRandom random) {

    /// The generator's name and version, as evidence names it.
    static final String PACK = "actix-solid@1";

    public Backups backups() {
        return new Backups(home, previews, runner, events, clock);
    }

    /// Opens backups on a copy.
    public Trial trial() {
        return new Trial(home, previews, runner, backups(), clock);
    }

    /// Brings the data of backups back.
    public Restoring restoring() {
        return new Restoring(home, previews, events, backups(), trial());
    }

    /// The project as it is now.
    public ProjectView view(Project project) {
        var url = previews.url(project.id());
        return new ProjectView(
                project.id(),
                project.slug(),
                project.name(),
                project.path().toString(),
                url.isPresent() ? "running" : project.state().text(),
                url.orElse(null),
                project.createdAt());
    }

    /// The tools of this machine; what is missing is installed where that is possible.
    Builder.Tools tools(Consumer<Progress> progress) throws InterruptedException {
        toolchains
                .install(line -> progress.accept(new Progress.Detail(line)))
                .forEach(missing -> progress.accept(new Progress.Note(missing)));

        return new Builder.Tools(toolchains.cargo(), toolchains.node(), toolchains.chromium());
    }
}
