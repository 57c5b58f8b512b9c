package com.nocodo.operator;

import com.nocodo.operator.build.Applying;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.sample.Samples;
import com.nocodo.operator.server.Applications;
import com.nocodo.protocol.Problem;
import java.net.URI;
import java.util.Optional;

/// The applications that run, by the names of their projects; those on made-up rows by a name before that.
record RunningApplications(Services services, Samples samples) implements Applications {
    /// A dot is in no name of a project.
    private static final String SAMPLE = "sample.";

    /// The name of a project's application on made-up rows.
    static String sampleOf(Project project) {
        return SAMPLE + project.slug();
    }

    private Optional<Project> project(String name) {
        return services.projects().find(name.startsWith(SAMPLE) ? name.substring(SAMPLE.length()) : name);
    }

    @Override
    public Optional<URI> find(String name) {
        return project(name)
                .flatMap(project -> name.startsWith(SAMPLE)
                        ? samples.url(project.id())
                        : services.previews().url(project.id()))
                .map(URI::create);
    }

    @Override
    public boolean isChanging(String name) {
        return project(name)
                .filter(project -> !name.startsWith(SAMPLE))
                .filter(project -> services.previews().isBusy(project.id()) || Applying.isExchanging(services, project))
                .isPresent();
    }

    @Override
    public String seeAs(String name, String role) throws InterruptedException {
        var project = project(name)
                .orElseThrow(() -> Problem.notFound("There is no application '%.80s'.", name)
                        .toException());
        var url = find(name)
                .orElseThrow(
                        () -> Problem.conflict("The application does not run.").toException());
        return services.previews().seeAs(project.id(), url.toString(), role);
    }
}
