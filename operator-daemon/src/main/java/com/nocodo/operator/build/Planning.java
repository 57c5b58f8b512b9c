package com.nocodo.operator.build;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Chooses a name and a place for a new project.
public final class Planning {
    private final Services services;

    public Planning(Services services) {
        this.services = services;
    }

    /// Held while a name and a place are chosen, so that two builds in one home do not choose the same.
    public FileLock lock(Consumer<Progress> progress) throws InterruptedException {
        return FileLock.await(
                services.home().planningLock(),
                () -> progress.accept(new Progress.Detail("waiting for another build to choose its name")));
    }

    static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    Project add(BuildRequest request, AppSpec spec) {
        return add(request, spec, ProjectState.PLANNED);
    }

    Project add(BuildRequest request, AppSpec spec, ProjectState state) {
        var slug = services.projects().freeSlug(spec.app().slug(), name -> false);
        var path = request.out() == null ? services.home().projects().resolve(slug) : absolute(request.out());
        if (occupied(path)) {
            throw Problem.conflict("%s exists and is not empty. Choose another folder with --out.", path)
                    .toException();
        }
        var yaml = SpecYaml.write(spec);
        var project = new Project(
                Project.newId(services.random()),
                slug,
                spec.app().name(),
                path,
                request.words(),
                request.answers(),
                yaml,
                Rendering.hash(yaml),
                state,
                services.clock().instant().toString());
        services.projects().add(project);
        return project;
    }

    private static boolean occupied(Path path) {
        if (!Files.exists(path)) {
            return false;
        }
        try (var files = Files.newDirectoryStream(path)) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            return true;
        }
    }

    /// What a build of another description left, before any was proven, is no part of this one: files of things that
    /// are not described any more would be tested with it. It is kept aside, since somebody may have edited it.
    void putAsideOther(Project project) {
        var other = services.tasks()
                .newest(project.id())
                .filter(epic -> !epic.specHash().equals(project.specHash()))
                .isPresent();
        if (!other || services.projects().built(project.id()) || !Files.exists(project.path())) {
            return;
        }
        var state = services.home().stateOf(project.id());
        try {
            Files.createDirectories(state);
            var aside = state.resolve("earlier-1");
            for (int n = 2; Files.exists(aside); n++) {
                aside = state.resolve("earlier-" + n);
            }
            Files.move(project.path(), aside);
        } catch (IOException e) {
            throw Problem.unavailable(
                            "What an earlier build left in %s cannot be put aside: %s", project.path(), Reason.of(e))
                    .toException();
        }
    }
}
