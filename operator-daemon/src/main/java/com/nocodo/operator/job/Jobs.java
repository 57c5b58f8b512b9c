package com.nocodo.operator.job;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.job.JobStore.Wish;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The queue of each project. Each change of it is written with its event.
///
/// @see "docs/decisions/0042-durable-jobs.md"
public final class Jobs {
    /// The most jobs of a project that wait.
    static final int MOST = 1000;

    /// A job that was begun so often without an end ends its operator, it seems.
    static final int MOST_ATTEMPTS = 20;

    private final Database db;
    private final JobStore store;
    private final Events events;
    private final Projects projects;
    private final Afterwards afterwards;
    private final Clock clock;

    public Jobs(Database db, Events events, Projects projects, Afterwards afterwards, Clock clock) {
        this.db = db;
        this.store = new JobStore(db);
        this.events = events;
        this.projects = projects;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /// Queues a build, or answers the one that waits or runs.
    public Job queueBuild(String project, String author) {
        return together(() -> store.left(project).stream()
                .filter(job -> job.kind() == JobView.Kind.BUILD)
                .findFirst()
                .orElseGet(() -> queue(project, new Wish(JobView.Kind.BUILD, null, null), author, false)));
    }

    /// @param asked JSON that says what is done instead of what the message's words ask for
    public Job queueChange(String project, long message, @Nullable String asked, String author) {
        return together(() -> queue(project, new Wish(JobView.Kind.CHANGE, message, asked), author, false));
    }

    /// Queues a restore or a backup.
    ///
    /// @param asked JSON that says which
    public Job queue(String project, JobView.Kind kind, String asked, String author, boolean losses) {
        return together(() -> queue(project, new Wish(kind, null, asked), author, losses));
    }

    /// Queues what a feature notes down beside the job, in one transaction with it.
    public Job queue(String project, JobView.Kind kind, String author, Consumer<Job> note) {
        return together(() -> {
            var job = queue(project, new Wish(kind, null, null), author, false);
            note.accept(job);
            return job;
        });
    }

    private Job queue(String project, Wish wish, String author, boolean losses) {
        if (store.left(project).size() >= MOST) {
            throw Problem.unavailable("%d jobs of this project wait already. Wait for some, or cancel them.", MOST)
                    .toException();
        }
        var job = store.add(project, wish, author, losses, clock.instant());
        events.append(project, new ProjectEvent.JobQueued(job.view()));
        return job;
    }

    /// As [OperatorApi#allowLosses].
    public Job allowLosses(String project, JobId id, String author) {
        return together(() -> {
            var job = get(project, id);
            var problem = job.problem();
            if (job.state() != JobState.FAILED || problem == null || problem.code() != Problem.Code.DENIED) {
                throw Problem.conflict("%s was not refused because it throws stored data away.", id.text())
                        .toException();
            }
            var newest = store.newest(project, Wish.of(job)).orElse(job);
            return newest.losses() && hopeful(newest) ? newest : queue(project, Wish.of(job), author, true);
        });
    }

    private static boolean hopeful(Job job) {
        return !job.state().over() || job.state() == JobState.DONE;
    }

    /// As [OperatorApi#jobs].
    public List<Job> of(String project) {
        return together(() -> Stream.concat(
                        store.over(project, OperatorApi.MOST_ENDED_JOBS).stream(), store.left(project).stream())
                .toList());
    }

    /// Those that wait or run, oldest first.
    public List<Job> left(String project) {
        return together(() -> store.left(project));
    }

    public Job get(String project, JobId id) {
        return store.find(project, id)
                .orElseThrow(() -> Problem.notFound("This project has no job %s.", id.text())
                        .toException());
    }

    /// As [OperatorApi#cancel].
    public Job cancel(String project, JobId id, String author) {
        return together(() -> {
            var job = get(project, id);
            if (job.state() == JobState.QUEUED) {
                return end(job, JobState.CANCELLED, null, List.of()).orElse(job);
            }
            if (job.state() == JobState.RUNNING && !job.cancelling()) {
                var cancelling = store.cancelling(id);
                events.append(project, new ProjectEvent.JobCancelling(cancelling.view(), author));
                return cancelling;
            }
            return job;
        });
    }

    /// Begins the next job, or the one that a kill left running again.
    Optional<Job> begin(String project) {
        return together(() -> {
            var next = store.next(project);
            if (next.isPresent() && next.get().attempts() >= MOST_ATTEMPTS) {
                var problem = Problem.unavailable(
                        "It was begun %d times and never came to an end; the operator's log may tell why. Say it again"
                                + " to try once more.",
                        MOST_ATTEMPTS);
                end(store.begin(next.get(), clock.instant()), JobState.FAILED, problem, List.of());
                next = store.next(project);
            }
            return next.map(this::begin);
        });
    }

    private Job begin(Job next) {
        var job = store.begin(next, clock.instant());
        var begun = new ProjectEvent.JobBegun(job.view(), usual(job.kind()));
        store.begunBy(job.id(), events.append(job.project(), begun));
        return get(job.project(), job.id());
    }

    private @Nullable Integer usual(JobView.Kind kind) {
        var took = store.took(kind).stream().sorted().toList();
        return took.isEmpty() ? null : took.get(took.size() / 2);
    }

    /// It is carried out again later.
    void putBack(Job job, @Nullable Problem problem) {
        together(() -> store.move(job, JobState.QUEUED, problem, null).map(queued -> {
            events.append(queued.project(), new ProjectEvent.JobQueued(queued.view()));
            return queued;
        }));
    }

    /// @return nothing where it was over already
    Optional<Job> end(Job job, JobState outcome, @Nullable Problem problem, List<OperationView> operations) {
        return together(() -> {
            var moved = store.move(job, outcome, problem, clock.instant());
            moved.ifPresent(ended -> {
                events.append(ended.project(), new ProjectEvent.JobEnded(ended.view(), outcome, problem, operations));
                if (ended.kind() == JobView.Kind.BUILD && outcome != JobState.DONE) {
                    afterBuild(ended.project());
                }
            });
            return moved;
        });
    }

    private void afterBuild(String project) {
        if (projects.built(project) || !afterwards.describeAgain(project)) {
            return;
        }
        var why = Problem.conflict("It is not built yet, so this became a part of the description.");
        var changes = store.left(project).stream()
                .filter(job -> job.kind() == JobView.Kind.CHANGE)
                .toList();
        for (var change : changes) {
            end(change, JobState.CANCELLED, why, List.of());
            if (change.kind() == JobView.Kind.CHANGE) {
                afterwards.addToDescription(project, change.message());
            }
        }
    }

    /// Keeps which spec a change brings the application to; inside the transaction that tells of it.
    public void proposed(Job job, String hash, List<OperationView> operations) {
        store.proposed(job.id(), hash, operations);
    }

    /// Whether a change that was begun before was carried out, all but the word of it.
    public boolean applied(Job job) {
        var now = get(job.project(), job.id());
        var hash = now.proposed();
        return hash != null && events.applied(job.project(), hash, now.begunSeq());
    }

    /// What the change that was proposed last does.
    public List<OperationView> operations(Job job) {
        return get(job.project(), job.id()).operations();
    }

    /// Whether a build of the project waits or runs.
    public boolean builds(String project) {
        return store.left(project).stream().anyMatch(job -> job.kind() == JobView.Kind.BUILD);
    }

    /// Also where its project is deleted meanwhile.
    boolean cancelling(Job job) {
        return store.find(job.project(), job.id()).map(Job::cancelling).orElse(true);
    }

    List<String> projectsWithWork() {
        return store.projects();
    }

    private <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(db.transaction().execute(status -> work.get()));
    }
}
