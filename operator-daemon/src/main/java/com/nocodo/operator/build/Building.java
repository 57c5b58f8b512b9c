package com.nocodo.operator.build;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.task.Epic;
import com.nocodo.operator.task.ProjectManager;
import com.nocodo.operator.task.Task;
import com.nocodo.operator.toolchain.Looking;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// From words to a running, proven application.
public final class Building {
    private static final int LONGEST = 200_000;
    private static final Duration MOMENTS = Duration.ofSeconds(10);

    private final Services services;

    public Building(Services services) {
        this.services = services;
    }

    /// What is put into a proven application before anybody uses it. A build that is gone on with fills again.
    public interface Filling {
        void fill(Project project, Consumer<Progress> progress) throws InterruptedException;
    }

    public BuildReport build(BuildRequest request, Consumer<Progress> progress) throws InterruptedException {
        return build(request, (project, story) -> {}, progress);
    }

    public BuildReport build(BuildRequest request, Filling filling, Consumer<Progress> progress)
            throws InterruptedException {
        var timings = new Timings();
        check(request.words());
        try (var tools = services.toolchains().look()) {
            return build(request, filling, tools, timings, progress);
        }
    }

    private BuildReport build(
            BuildRequest request, Filling filling, Looking tools, Timings timings, Consumer<Progress> progress)
            throws InterruptedException {
        progress.accept(new Progress.Step("Reading the description"));
        var reading = Reading.of(request.words(), request.answers());
        progress.accept(new Progress.Understood(reading.view()));
        timings.end("intake");
        tools.await();
        timings.end("tools");
        var planning = new Planning(services);
        try (var held = planning.lock(progress)) {
            var unfinished = unfinished(request);
            var project = unfinished.isPresent() ? unfinished.get() : planning.add(request, reading.spec());
            try (var own = lock(services, project)) {
                held.close();
                var story = new Story(services.events(), project.id(), progress);
                begin(project, unfinished.isPresent());
                unfinished.ifPresent(p -> story.accept(new Progress.Note(
                        Speech.of(reading.spec()).say("Going on with the build of ", "Der Bau geht weiter: ")
                                + p.slug())));
                return toItsEnd(project, reading, filling, request.run(), story, timings);
            }
        }
    }

    /// Builds a project that is planned, or goes on with it. Waits while another process builds it.
    public BuildReport build(String planned, Consumer<Progress> progress) throws InterruptedException {
        return build(planned, (built, told) -> {}, progress);
    }

    public BuildReport build(String planned, Filling filling, Consumer<Progress> progress) throws InterruptedException {
        var timings = new Timings();
        try (var own = awaitLock(services, services.projects().get(planned), progress)) {
            var project = services.projects().get(planned);
            var reading = Reading.of(project);
            timings.end("intake");
            var story = new Story(services.events(), project.id(), progress);
            new Planning(services).putAsideOther(project);
            begin(
                    project,
                    services.tasks().epic(project.id(), project.specHash()).isPresent());
            return toItsEnd(project, reading, filling, true, story, timings);
        }
    }

    private void begin(Project project, boolean resumed) {
        var newest = services.events().newest(project.id(), List.of("build_begun", "build_ended", "build_interrupted"));
        if (newest.filter("build_begun"::equals).isPresent()) { // nobody else builds it now
            services.events().append(project.id(), new ProjectEvent.BuildInterrupted("its process was ended"));
        }
        services.events().append(project.id(), new ProjectEvent.BuildBegun(project.specHash(), resumed));
    }

    private BuildReport toItsEnd(
            Project project, Reading reading, Filling filling, boolean run, Story story, Timings timings)
            throws InterruptedException {
        try {
            return carryOut(project, reading, filling, run, story, timings);
        } catch (InterruptedException e) {
            services.events().tell(project.id(), new ProjectEvent.BuildInterrupted("it was stopped"));
            throw e;
        } catch (RuntimeException e) {
            services.events().tell(project.id(), new ProjectEvent.BuildInterrupted(Reason.of(e)));
            throw e;
        }
    }

    /// What the words are understood as, with nothing begun.
    public static ReadingView read(String words, Map<String, String> answers) {
        check(words);
        return Reading.of(words, answers).view();
    }

    private static void check(String words) {
        if (words.isBlank()) {
            throw Problem.invalid(
                            "The description is empty. Say in a few sentences what the application should keep track"
                                    + " of.")
                    .toException();
        }
        if (words.length() > LONGEST) {
            throw Problem.invalid("The description has more than %d characters. Shorten it to what matters.", LONGEST)
                    .toException();
        }
    }

    /// Held by whoever builds, changes, backs up or deletes the project, or starts its application from outside. A
    /// backup is a matter of moments, for which everybody waits, and so is what only looks at the project before it
    /// begins; a build, and a change that has begun, are not.
    ///
    /// @throws ProblemException where somebody else holds it, and where the project is gone
    public static FileLock lock(Services services, Project project) throws InterruptedException {
        return lock(services, project, () -> {});
    }

    /// @param waiting called again and again meanwhile; what it throws ends the wait
    public static FileLock lock(Services services, Project project, Runnable waiting) throws InterruptedException {
        var moments = project.state() == ProjectState.READY && !Applying.isExchanging(services, project);
        Runnable looking = () -> {
            services.projects().get(project.id()); // whoever deleted it is waited for no longer
            waiting.run();
        };
        return FileLock.attempt(lockFile(services, project), moments ? MOMENTS : Duration.ZERO, looking)
                .orElseThrow(() -> refusal(services, project));
    }

    /// The same, without waiting.
    public static FileLock lockNow(Services services, Project project) {
        return FileLock.attempt(lockFile(services, project)).orElseThrow(() -> refusal(services, project));
    }

    private static ProblemException refusal(Services services, Project project) {
        return Problem.conflict(
                        "%s is being built or changed by another process. Wait for it, or stop it first.",
                        services.projects().get(project.id()).slug())
                .toException();
    }

    /// The same, waited for.
    static FileLock awaitLock(Services services, Project project, Consumer<Progress> progress)
            throws InterruptedException {
        return FileLock.await(
                lockFile(services, project),
                () -> progress.accept(new Progress.Detail("waiting for another process that builds or changes it")));
    }

    public static Path lockFile(Services services, Project project) {
        return services.home().buildLock(project.id());
    }

    /// The build of the same words that was interrupted, if there is one. An interrupted change is none: its
    /// application was built before, and the next change puts it right. Marks are read last, so that a broken one
    /// stops nobody else.
    private Optional<Project> unfinished(BuildRequest request) {
        return services.projects().all().stream()
                .filter(p -> p.state() != ProjectState.READY && p.state() != ProjectState.DESCRIBED)
                .filter(p -> p.words().equals(request.words()) && p.answers().equals(request.answers()))
                .filter(p -> request.out() == null || p.path().equals(Planning.absolute(request.out())))
                .filter(p -> ChangeMark.read(services.home().stateOf(p.id()), p.slug())
                        .isEmpty())
                .findFirst();
    }

    private BuildReport carryOut(
            Project project,
            Reading reading,
            Filling filling,
            boolean run,
            Consumer<Progress> progress,
            Timings timings)
            throws InterruptedException {
        var spec = SpecYaml.read(project.spec());
        var epic = services.tasks()
                .epic(project.id(), project.specHash())
                .orElseGet(() -> services.tasks()
                        .plan(
                                project.id(),
                                spec,
                                project.specHash(),
                                ProjectManager.epicTitle(spec),
                                ProjectManager.plan(spec)));
        timings.end("plan");
        var builder = new Builder(services, project, progress, timings);
        var tools = services.tools(progress);
        timings.end("tools");
        var files = builder.formatted(ApplicationFiles.of(spec, project.spec()), tools.cargo());
        timings.end("generate");
        builder.carryOut(epic, files);
        var swap = new Swap(services, project, progress);
        var checks = builder.proveAndInstall(tools, swap.candidate());
        var proven = Builder.proven(checks);
        if (proven) {
            filling.fill(project, progress);
            timings.end("fill");
        }
        var preview = proven && run ? start(project, progress) : null;
        var end = proven ? ProjectState.READY : ProjectState.BLOCKED;
        services.projects()
                .move(
                        project.id(),
                        end,
                        new ProjectEvent.BuildEnded(
                                proven, proven ? builder.git().head() : null));
        if (proven) {
            swap.forgetEarlier();
        }
        return report(project, spec, reading, epic, checks, preview, timings);
    }

    private BuildReport.Preview start(Project project, Consumer<Progress> progress) throws InterruptedException {
        progress.accept(new Progress.Step(Speech.in(project.spec()).say("Starting it", "Sie wird gestartet")));
        return services.previews().start(project.id());
    }

    private BuildReport report(
            Project project,
            AppSpec spec,
            Reading reading,
            Epic epic,
            List<CheckView> checks,
            BuildReport.@Nullable Preview preview,
            Timings timings) {
        return new BuildReport(
                new BuildReport.Project(
                        project.id(), project.slug(), project.path().toString()),
                new BuildReport.Spec(project.path().resolve("nocodo.yaml").toString(), project.specHash()),
                SpecWords.understood(spec),
                reading.ignored(),
                List.of(),
                new BuildReport.Plan(
                        epic.title(),
                        services.tasks().of(epic.id()).stream().map(Task::view).toList()),
                checks,
                preview,
                new BuildReport.Model("none", 0),
                timings.all(),
                reading.questions());
    }
}
