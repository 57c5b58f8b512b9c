package com.nocodo.operator;

import com.nocodo.operator.build.Applying;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.server.Applications;
import com.nocodo.protocol.ProblemException;
import java.net.URI;
import java.util.Optional;

/// The applications that run, by the names of their projects.
record RunningApplications(Services services) implements Applications {

    @Override
    public Optional<URI> find(String slug) {
        return project(slug)
                .flatMap(project -> services.previews().url(project.id()))
                .map(URI::create);
    }

    @Override
    public boolean isChanging(String slug) {
        return project(slug)
                .filter(project -> Applying.isUnderWay(services, project))
                .isPresent();
    }

    @Override
    public String seeAs(String slug, String role) throws InterruptedException {
        return services.previews().seeAs(services.projects().get(slug).id(), role);
    }

    private Optional<Project> project(String slug) {
        try {
            return Optional.of(services.projects().get(slug));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
