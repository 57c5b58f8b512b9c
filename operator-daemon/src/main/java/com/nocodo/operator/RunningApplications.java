package com.nocodo.operator;

import com.nocodo.operator.backup.Restoring;
import com.nocodo.operator.build.Applying;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.server.Applications;
import java.net.URI;
import java.util.Optional;

/// The applications that run, by the names of their projects.
record RunningApplications(Services services) implements Applications {

    @Override
    public Optional<URI> find(String slug) {
        return services.projects()
                .find(slug)
                .flatMap(project -> services.previews().url(project.id()))
                .map(URI::create);
    }

    @Override
    public boolean isChanging(String slug) {
        return services.projects()
                .find(slug)
                .filter(project ->
                        Applying.isUnderWay(services, project) || Restoring.isUnderWay(services.home(), project))
                .isPresent();
    }

    @Override
    public String seeAs(String slug, String role) throws InterruptedException {
        return services.previews().seeAs(services.projects().get(slug).id(), role);
    }
}
