package com.nocodo.operator.moving;

import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Planning;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.home.Uninterrupted;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/// A project that is on its way in. It is written down before anything of it is there, hidden until it is whole, and
/// removed with everything where it does not come to that, by the next start after a kill.
final class Arrival implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);

    private final Services services;
    private final Project project;
    private final FileLock own;
    private boolean arrived;

    private Arrival(Services services, Project project, FileLock own) {
        this.services = services;
        this.project = project;
        this.own = own;
    }

    /// Whoever looks for what a kill left needs the same lock: he sees the project only with its own lock held.
    static Arrival begin(Services services, History.Origin origin, Consumer<Progress> progress)
            throws InterruptedException {
        try (var planning = new Planning(services).lock(progress)) {
            var project = project(services, origin);
            services.projects().expect(project);
            return new Arrival(services, project, Building.lock(services, project));
        }
    }

    private static Project project(Services services, History.Origin origin) {
        var folder = services.home().projects();
        var slug = services.projects().freeSlug(origin.slug(), name -> Files.exists(folder.resolve(name)));
        return new Project(
                Project.newId(services.random()),
                slug,
                origin.name(),
                folder.resolve(slug),
                origin.words(),
                origin.answers(),
                origin.spec(),
                origin.specHash(),
                ProjectState.READY,
                origin.createdAt());
    }

    Project project() {
        return project;
    }

    void arrived() {
        services.projects().arrived(project.id());
        arrived = true;
    }

    @Override
    public void close() {
        try {
            if (!arrived) {
                Uninterrupted.run("remove-" + project.id(), () -> remove(services, project));
            }
        } finally {
            own.close();
        }
    }

    static void removeInterrupted(Services services) throws InterruptedException {
        if (services.projects().arriving().isEmpty()) {
            return;
        }
        try (var planning = FileLock.attempt(services.home().planningLock()).orElse(null)) {
            if (planning != null) {
                for (var project : services.projects().arriving()) {
                    removeInterrupted(services, project);
                }
            }
        }
    }

    private static void removeInterrupted(Services services, Project project) throws InterruptedException {
        try (var own = FileLock.attempt(Building.lockFile(services, project)).orElse(null)) {
            if (own != null) {
                remove(services, project);
            }
        } catch (ProblemException | NestedRuntimeException e) {
            LOG.warn("the import of {} is not wholly removed yet: {}", project.slug(), e.getMessage());
        }
    }

    /// The note in the database goes last.
    private static void remove(Services services, Project project) throws InterruptedException {
        services.previews().stop(project.id());
        Folders.remove(project.path());
        Folders.remove(services.home().stateOf(project.id()));
        services.projects().forget(project);
    }
}
