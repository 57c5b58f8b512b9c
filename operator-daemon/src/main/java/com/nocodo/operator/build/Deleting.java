package com.nocodo.operator.build;

import com.nocodo.operator.project.Project;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/// Removes a project with its repository, data and history. What a kill cut short is finished at the next start.
public final class Deleting {
    private static final Logger LOG = LoggerFactory.getLogger(Deleting.class);

    private final Services services;

    public Deleting(Services services) {
        this.services = services;
    }

    /// @throws com.nocodo.protocol.ProblemException while the project is built or changed
    public void delete(Project project) throws InterruptedException {
        try (var held = Building.lock(services, project)) {
            var there = services.projects().get(project.id()); // somebody else may have been first
            services.projects().beginDeletion(there.id());
            finish(there);
        }
    }

    /// Finishes deletions whose process is gone. One that still cannot be finished keeps nobody from the other
    /// projects.
    public void finishInterrupted() throws InterruptedException {
        for (var project : services.projects().deleting()) {
            try {
                finishInterrupted(project);
            } catch (ProblemException | NestedRuntimeException e) {
                LOG.warn("{} is not wholly removed yet: {}", project.slug(), e.getMessage());
            }
        }
    }

    private void finishInterrupted(Project project) throws InterruptedException {
        var lock = FileLock.attempt(Building.lockFile(services, project));
        if (lock.isPresent()) {
            try (var held = lock.get()) {
                finish(project);
            }
        }
    }

    private void finish(Project project) throws InterruptedException {
        services.previews().stop(project.id());
        Folders.remove(project.path());
        Folders.remove(services.home().stateOf(project.id()));
        services.projects().delete(project);
    }
}
