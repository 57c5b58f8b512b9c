package com.nocodo.operator;

import static com.nocodo.operator.Stoppable.uninterrupted;

import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.attachment.AttachmentDoor;
import com.nocodo.operator.build.Applying;
import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Deleting;
import com.nocodo.operator.build.Permissions;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.check.EvidenceRecord;
import com.nocodo.operator.conversation.Conversations;
import com.nocodo.operator.conversation.Turns;
import com.nocodo.operator.data.DataDoor;
import com.nocodo.operator.history.History;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.identity.Audit;
import com.nocodo.operator.identity.Caller;
import com.nocodo.operator.job.Job;
import com.nocodo.operator.job.JobRunner;
import com.nocodo.operator.job.Jobs;
import com.nocodo.operator.once.Once;
import com.nocodo.operator.overview.Cards;
import com.nocodo.operator.overview.DiskWatch;
import com.nocodo.operator.past.DailyBackups;
import com.nocodo.operator.past.Past;
import com.nocodo.operator.plan.Plan;
import com.nocodo.operator.preview.Watch;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.sample.Samples;
import com.nocodo.operator.server.Hosts;
import com.nocodo.operator.server.Tickets;
import com.nocodo.operator.sheet.SheetBuilding;
import com.nocodo.operator.socket.OperatorSocket;
import com.nocodo.operator.task.Epic;
import com.nocodo.operator.task.Task;
import com.nocodo.operator.workspace.GitReader;
import com.nocodo.protocol.ApplyRequest;
import com.nocodo.protocol.AttachmentApi;
import com.nocodo.protocol.AuditView;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.CardView;
import com.nocodo.protocol.ChangeRequest;
import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.ExportReport;
import com.nocodo.protocol.HealthView;
import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.ImportReport;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.PermissionsView;
import com.nocodo.protocol.PlanApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.protocol.ProjectView;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.Said;
import com.nocodo.protocol.SheetReport;
import com.nocodo.protocol.SheetRequest;
import com.nocodo.protocol.SpecItemView;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.rpc.SocketServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The operator's door, answered in this process. It is long because the door is wide: each of its some fifty methods
/// finds the project and hands on to the feature that does the work.
public final class LocalOperator implements OperatorApi {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration LOOK_AT_DISK = Duration.ofMinutes(1);

    private final OpenHome home;
    private final Services services;
    private final Jobs jobs;
    private final Conversations conversations;
    private final Caller caller;
    private final boolean owner;
    private volatile @Nullable Serving serving;

    private LocalOperator(OpenHome home, Caller caller, boolean owner) {
        this.home = home;
        this.services = home.services();
        this.jobs = home.jobs();
        this.conversations = home.conversations();
        this.caller = caller;
        this.owner = owner;
    }

    /// Opens a home: migrates its state and ends what a killed process left behind.
    public static LocalOperator open(Path root, Map<String, String> environment) {
        return open(root, environment, Clock.systemUTC());
    }

    /// The same, at another time.
    static LocalOperator open(Path root, Map<String, String> environment, Clock clock) {
        return new LocalOperator(OpenHome.at(root, environment, clock), Caller.local(), true);
    }

    Database database() {
        return home.db();
    }

    OpenHome home() {
        return home;
    }

    /// From now on applications are named by the server's addresses.
    void serve(Hosts hosts) {
        serving = new Serving(hosts, new Tickets(services.clock(), services.random()));
        home.samples().begin();
    }

    Serving serving() {
        return Objects.requireNonNull(serving, "a server's operator is served");
    }

    @Override
    public ReadingView read(String words, Map<String, String> answers) {
        return Building.read(words, answers);
    }

    @Override
    public BuildReport build(BuildRequest request, Consumer<Progress> progress) {
        return addressed(uninterrupted(() -> new Building(services).build(request, progress)));
    }

    @Override
    public BuildReport apply(ApplyRequest request, Consumer<Progress> progress) {
        return addressed(uninterrupted(() -> new Applying(services).apply(request, progress)));
    }

    @Override
    public BuildReport change(ChangeRequest request, Consumer<Progress> progress) {
        return addressed(uninterrupted(() -> new Applying(services).change(request, progress)));
    }

    @Override
    public List<ProjectView> projects() {
        return services.projects().all().stream().map(this::view).toList();
    }

    @Override
    public ProjectView project(String ref) {
        return view(services.projects().get(ref));
    }

    @Override
    public List<CardView> cards() {
        return services.projects().all().stream().map(this::card).toList();
    }

    @Override
    public CardView card(String ref) {
        return card(services.projects().get(ref));
    }

    @Override
    public HealthView health() {
        return home.condition().view();
    }

    private CardView card(Project project) {
        return new Cards(services).of(project, view(project));
    }

    @Override
    public ProjectView start(String ref) {
        var project = services.projects().get(ref);
        uninterrupted(() -> runs(project) ? project : started(project, Building.lock(services, project)));
        return view(project);
    }

    /// @param unchanged keeps the project as it is, and is let go here
    private Project started(Project named, FileLock unchanged) throws InterruptedException {
        try (unchanged) {
            var project = services.projects().get(named.id()); // deleted, perhaps, while this waited
            Applying.refuseHalfTakenBack(services, project);
            services.previews().start(project.id());
            return project;
        }
    }

    /// Whoever changes a project may hold its application for minutes, but holds the project then, too.
    private void startAgain(String id) {
        var project = services.projects().get(id);
        uninterrupted(() -> started(project, Building.lockNow(services, project)));
    }

    /// Once nobody starts or ends it.
    private boolean runs(Project project) throws InterruptedException {
        try (var held = services.previews().hold(project.id())) {
            return services.previews().url(project.id()).isPresent();
        }
    }

    @Override
    public BuildReport.Preview preview(String ref) {
        var project = services.projects().get(ref);
        return services.previews()
                .access(project.id())
                .map(at -> new BuildReport.Preview(
                        Serving.address(serving, project, at.url()), at.ownerEmail(), at.ownerPassword()))
                .orElseThrow(() -> Problem.conflict(
                                "%s does not run. Start it with: nocodo project start %s",
                                project.name(), project.slug())
                        .toException());
    }

    @Override
    public List<RoleView> roles(String ref) {
        return rights(ref).roles();
    }

    @Override
    public PermissionsView permissions(String ref) {
        return rights(ref).view();
    }

    private Permissions rights(String ref) {
        return new Permissions(SpecYaml.read(services.projects().get(ref).spec()));
    }

    @Override
    public String seeAs(String ref, String role) {
        var project = services.projects().get(ref);
        var by = served();
        refuseNoRole(project, role);
        return by.seenAs(project.slug(), role);
    }

    private Serving served() {
        var by = serving;
        if (by == null) {
            throw Problem.conflict("Only an operator that is served can do this. Start it with: nocodo up")
                    .toException();
        }
        return by;
    }

    private void refuseNoRole(Project project, String role) {
        if (roles(project.id()).stream().noneMatch(one -> one.id().equals(role))) {
            throw Problem.invalid("%s has no role '%.40s'", project.name(), role)
                    .toException();
        }
    }

    @Override
    public SampleView sample(String ref) {
        var project = services.projects().get(ref);
        return view(served(), project, uninterrupted(() -> home.samples().get(project)));
    }

    @Override
    public SampleView startSampleOver(String ref) {
        var project = services.projects().get(ref);
        return view(served(), project, uninterrupted(() -> home.samples().startOver(project)));
    }

    private static SampleView view(Serving by, Project project, Samples.Running sample) {
        return new SampleView(
                by.hosts().addressOf(RunningApplications.sampleOf(project)), sample.rows(), sample.leftOut());
    }

    @Override
    public String seeSampleAs(String ref, String role) {
        var project = services.projects().get(ref);
        var by = served();
        refuseNoRole(project, role);
        uninterrupted(() -> home.samples().get(project));
        return by.seenAs(RunningApplications.sampleOf(project), role);
    }

    @Override
    public ProjectView stop(String ref) {
        var project = services.projects().get(ref);
        uninterrupted(() -> {
            services.previews().stop(project.id());
            return project;
        });
        return view(project);
    }

    @Override
    public void delete(String ref) {
        var project = services.projects().get(ref);
        uninterrupted(() -> {
            new Deleting(services).delete(project);
            return project;
        });
    }

    @Override
    public List<String> logs(String ref, int lines) {
        return services.previews().lines(services.projects().get(ref).id(), lines);
    }

    @Override
    public HistoryApi history(String ref) {
        var project = services.projects().get(ref);
        var state = services.home().stateOf(project.id());
        var git = new GitReader(services.runner(), project.path(), state.resolve("reading"));
        return new History(project, git, services.evidence(), state.resolve("logs"));
    }

    @Override
    public PlanApi plan(String ref) {
        var project = services.projects().get(ref);
        return new Plan(services, jobs, project, caller.name(), said -> say(project.id(), said));
    }

    @Override
    public PastApi past(String ref) {
        var project = services.projects().get(ref);
        return new Past(
                services, home.db(), jobs, project, caller.name(), history(ref), said -> say(project.id(), said));
    }

    @Override
    public AttachmentApi attachments() {
        return new AttachmentDoor(home.attachments(), caller.name());
    }

    @Override
    public DataApi data(String ref) {
        return new DataDoor(
                services,
                home.applications(),
                home.imports(),
                new Once(home.db(), services.clock()),
                services.projects().get(ref),
                caller.name());
    }

    /// In one transaction, so that everything is of the same moment.
    @Override
    public ProjectSnapshot snapshot(String ref) {
        return Objects.requireNonNull(home.db().transaction().execute(status -> {
            var project = services.projects().get(ref);
            return new ProjectSnapshot(
                    view(project),
                    services.tasks().newest(project.id()).map(this::plan).orElse(null),
                    services.evidence().newest(project.id()).stream()
                            .map(EvidenceRecord::view)
                            .toList(),
                    conversations.drawn(project.id()).orElse(null),
                    jobs(project.id()),
                    services.events().end(project.id()));
        }));
    }

    private BuildReport.Plan plan(Epic epic) {
        return new BuildReport.Plan(
                epic.title(),
                services.tasks().of(epic.id()).stream().map(Task::view).toList());
    }

    @Override
    public List<EventRecord> events(String ref, long after, int limit) {
        return services.events().after(stream(ref), after, limit);
    }

    @Override
    public List<EventRecord> await(String ref, long after, Duration timeout) {
        var events = services.events();
        var project = events.followed(ref) ? ref : stream(ref);
        return uninterrupted(() -> events.await(project, after, timeout));
    }

    @Override
    public ExportReport export(String ref, Path file, Consumer<Progress> progress) {
        return uninterrupted(() -> home.moving().export(services.projects().get(ref), file, progress));
    }

    @Override
    public ImportReport importFrom(Path file, Consumer<Progress> progress) {
        return uninterrupted(() -> home.moving().importFrom(file, progress));
    }

    @Override
    public SheetReport buildFrom(SheetRequest request, Consumer<Progress> progress) {
        return uninterrupted(() -> new SheetBuilding(services).build(request, progress));
    }

    @Override
    public ProjectView begin(Said first) {
        return view(uninterrupted(() -> conversations.begin(first, caller.name())));
    }

    @Override
    public long say(String ref, Said said) {
        return uninterrupted(() -> conversations.say(ref, said, caller.name()));
    }

    @Override
    public List<SpecItemView> items(String ref) {
        return conversations.items(ref);
    }

    @Override
    public long answer(String ref, String question, String answer) {
        return uninterrupted(() -> conversations.answer(ref, question, answer, caller.name()));
    }

    @Override
    public long takeBackAnswer(String ref, String question) {
        return uninterrupted(() -> conversations.answer(ref, question, null, caller.name()));
    }

    @Override
    public ReadingView sketch(String ref) {
        return uninterrupted(() -> conversations.sketch(ref));
    }

    @Override
    public JobView queueBuild(String ref) {
        return uninterrupted(() -> conversations.queueBuild(ref, caller.name())).view();
    }

    @Override
    public List<JobView> jobs(String ref) {
        return jobs.of(services.projects().get(ref).id()).stream()
                .map(Job::view)
                .toList();
    }

    @Override
    public JobView cancel(String ref, JobId job) {
        var project = services.projects().get(ref);
        return uninterrupted(() -> jobs.cancel(project.id(), job, caller.name()))
                .view();
    }

    @Override
    public JobView allowLosses(String ref, JobId job) {
        var project = services.projects().get(ref);
        return uninterrupted(() -> jobs.allowLosses(project.id(), job, caller.name()))
                .view();
    }

    @Override
    public List<EventRecord> eventsBefore(String ref, long before, int limit) {
        return services.events().before(stream(ref), before, limit);
    }

    /// Carries out the jobs of this home from now on, until what is returned is closed; that goes before the operator.
    /// One process of a home does, the daemon.
    ///
    /// @throws com.nocodo.protocol.ProblemException while another one does
    public JobRunner runJobs() {
        return JobRunner.start(
                services.home().root(),
                home.db(),
                jobs,
                new Turns(services, jobs, conversations, home.attachments(), home.imports()),
                this::lookAfter,
                FIRST_RETRY);
    }

    /// Looks after the applications of this home from now on, until what is returned is closed; that goes before the
    /// operator. It waits for no project, since it looks at all of them.
    Watch watch() {
        return Watch.start(services.previews(), this::startAgain);
    }

    /// Answers other programs of the same user, who are the owner, until what is returned is closed.
    SocketServer<OperatorApi> listen(Map<String, String> environment) {
        return OperatorSocket.start(as(Caller.local()), services.home(), environment);
    }

    /// Backs every application up once a day, until what is returned is closed; that goes before the operator.
    DailyBackups backUpDaily() {
        return new DailyBackups(services, LOOK).begin();
    }

    /// Tells when the disk is nearly full, until what is returned is closed; that goes before the operator.
    DiskWatch watchDisk() {
        return DiskWatch.begin(services, home.disk(), LOOK_AT_DISK);
    }

    private void lookAfter() {
        conversations.drawStale();
        home.attachments().sweepNowAndThen();
    }

    /// The same operator for somebody else. Closing it closes nothing.
    public OperatorApi as(Caller other) {
        var named = new LocalOperator(home, other, false);
        named.serving = serving;
        return named;
    }

    private BuildReport addressed(BuildReport report) {
        var preview = report.preview();
        if (preview == null) {
            return report;
        }
        var project = services.projects().get(report.project().id());
        return report.at(Serving.address(serving, project, preview.url()));
    }

    private String stream(String ref) {
        return services.events()
                .find(ref)
                .orElseGet(() -> services.projects().get(ref).id());
    }

    private ProjectView view(Project project) {
        var view = services.view(project);
        var url = view.url();
        return url == null ? view : view.at(Serving.address(serving, project, url));
    }

    @Override
    public List<AuditView> audit(@Nullable Long before, int limit) {
        return new Audit(home.db(), services.clock()).before(before, limit);
    }

    @Override
    public void close() {
        if (owner) {
            home.close();
        }
    }

    /// Opens homes for the command line.
    public static final class Provider implements OperatorApi.Provider {
        @Override
        public OperatorApi open(Path home) {
            return LocalOperator.open(home, System.getenv());
        }
    }
}
