package com.nocodo.operator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.conversation.Descriptions;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The queue, with work that says what it was asked and ends when it is told.
class JobRunnerTest {
    private static final Duration SOON = Duration.ofMillis(50);

    @TempDir
    Path folder = Path.of(".");

    private final RemembersWork work = new RemembersWork();
    private Database db;
    private Jobs jobs;

    /// A queue whose every job the test sees beginning, and whose end it decides.
    private static final class RemembersWork implements Work {
        final BlockingQueue<Job> begun = new LinkedBlockingQueue<>();
        final BlockingQueue<Supplier<Done>> ends = new LinkedBlockingQueue<>();
        final BlockingQueue<Job> cancelled = new LinkedBlockingQueue<>();

        @Override
        public Done carryOut(Job job) throws InterruptedException {
            begun.add(job);
            return ends.take().get();
        }

        @Override
        public void cancelled(Job job) {
            cancelled.add(job);
        }

        Job begins() throws InterruptedException {
            var job = begun.poll(20, TimeUnit.SECONDS);
            assertThat(job).isNotNull();
            return job;
        }

        void end() {
            ends.add(() -> new Done(List.of(), null));
        }
    }

    @BeforeEach
    void open() {
        db = Database.open(folder.resolve("operator.db"));
        jobs = jobs(db);
        add("p_1");
    }

    private static Jobs jobs(Database db) {
        var clock = Clock.systemUTC();
        var events = new Events(db, clock);
        var projects = new Projects(db, events);
        return new Jobs(db, events, projects, new Descriptions(db, projects, events), clock);
    }

    private void add(String id) {
        new Projects(db, new Events(db, Clock.systemUTC()))
                .add(new Project(id, id, id, folder.resolve(id), "", Map.of(), "", "", ProjectState.PLANNED, "now"));
    }

    private JobRunner start() {
        return JobRunner.start(folder, db, jobs, work, () -> {}, SOON);
    }

    @AfterEach
    void close() {
        db.close();
    }

    /// A change of a message that is there.
    private Job change(String project, long message) {
        db.sql()
                .sql("INSERT INTO message VALUES (:project, :id, :key, :id, 0)")
                .param("project", project)
                .param("id", message)
                .param("key", project + "-" + message)
                .update();
        return jobs.queueChange(project, message, null, "ann");
    }

    private void becomes(JobId job, JobState state) throws InterruptedException {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (get(job).state() != state && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(get(job).state()).isEqualTo(state);
    }

    private Job get(JobId id) {
        return jobs.of("p_1").stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jobsOfOneProjectAreCarriedOutOneByOneInTheirOrderAndOfTwoSideBySide() throws Exception {
        add("p_2");
        var first = change("p_1", 1);
        var second = change("p_1", 2);

        try (var runner = start()) {
            assertThat(work.begins().id()).isEqualTo(first.id());
            var beside = change("p_2", 1);
            assertThat(work.begins().id()).isEqualTo(beside.id());
            assertThat(work.begun).isEmpty();
            work.end();
            work.end();
            assertThat(work.begins().id()).isEqualTo(second.id());
            work.end();
            becomes(second.id(), JobState.DONE);
        }
        assertThat(jobs.of("p_1")).extracting(Job::state).containsOnly(JobState.DONE);
    }

    @Test
    void whatAnotherProcessQueuesBeginsWithinAMoment() throws Exception {
        try (var runner = start();
                var other = Database.open(folder.resolve("operator.db"))) {
            var slowest = 0L;
            for (int n = 1; n <= 20; n++) {
                db.sql()
                        .sql("INSERT INTO message VALUES ('p_1', :n, 'k' || :n, :n, 0)")
                        .param("n", n)
                        .update();
                var before = System.nanoTime();
                var job = jobs(other).queueChange("p_1", n, null, "ann");
                assertThat(work.begins().id()).isEqualTo(job.id());
                slowest = Math.max(slowest, System.nanoTime() - before);
                work.end();
                becomes(job.id(), JobState.DONE);
            }
            System.out.printf("a job that another process queues begins after at most %d ms%n", slowest / 1_000_000);
        }
    }

    @Test
    void aJobThatWaitsIsCancelledAndOneThatRunsIsInterrupted() throws Exception {
        var running = change("p_1", 1);
        var waiting = change("p_1", 2);
        try (var runner = start()) {
            work.begins();

            assertThat(jobs.cancel("p_1", waiting.id(), "bob").state()).isEqualTo(JobState.CANCELLED);
            assertThat(jobs.cancel("p_1", running.id(), "bob").cancelling()).isTrue();

            becomes(running.id(), JobState.CANCELLED);
            assertThat(work.cancelled.remove().id()).isEqualTo(running.id());
            assertThat(work.begun).isEmpty();
            var next = change("p_1", 3);
            assertThat(work.begins().id()).isEqualTo(next.id());
            work.end();
            becomes(next.id(), JobState.DONE);
        }
        assertThat(jobs.cancel("p_1", running.id(), "bob").state()).isEqualTo(JobState.CANCELLED);
        assertThatThrownBy(() -> jobs.cancel("p_1", JobId.of(99), "bob")).hasMessageContaining("no job J-99");
    }

    @Test
    void passingTroubleIsTriedAgainWithItsReasonShownAndLastingTroubleEnds() throws Exception {
        var job = change("p_1", 1);
        try (var runner = start()) {
            for (int attempt = 1; attempt <= Draining.MOST_TRIES; attempt++) {
                assertThat(work.begins().attempts()).isEqualTo(attempt);
                work.ends.add(() -> {
                    throw Problem.unavailable("The disk is full.").toException();
                });
            }
            becomes(job.id(), JobState.FAILED);
        }
        assertThat(get(job.id()).problem()).isEqualTo(Problem.unavailable("The disk is full."));
    }

    @Test
    void whatIsNotUnderstoodFailsAtOnceAndTheNextBegins() throws Exception {
        var job = change("p_1", 1);
        var next = change("p_1", 2);
        try (var runner = start()) {
            work.begins();
            work.ends.add(() -> {
                throw Problem.invalid("\"frobnicate\" is not clear.").toException();
            });
            assertThat(work.begins().id()).isEqualTo(next.id());
            work.end();
            becomes(next.id(), JobState.DONE);
        }
        assertThat(get(job.id()).state()).isEqualTo(JobState.FAILED);
        assertThat(get(job.id()).attempts()).isEqualTo(1);
    }

    @Test
    void whatRunsWhenTheOperatorStopsGoesOnWithTheNextOne() throws Exception {
        var job = change("p_1", 1);
        try (var runner = start()) {
            work.begins();
        }
        assertThat(get(job.id()).state()).isEqualTo(JobState.QUEUED);
        try (var runner = start()) {
            assertThat(work.begins().attempts()).isEqualTo(2);
            work.end();
            becomes(job.id(), JobState.DONE);
        }
    }

    @Test
    void oneProcessRunsTheJobsOfAHome() {
        try (var runner = start()) {
            assertThatThrownBy(this::start).hasMessageContaining("Another operator runs the jobs");
        }
        start().close();
    }

    @Test
    void aChangeIsAllowedToLoseDataOnlyWhereItWasRefusedForThatAndOnce() throws Exception {
        var job = change("p_1", 1);
        var other = change("p_1", 2);
        assertThatThrownBy(() -> jobs.allowLosses("p_1", job.id(), "ann")).hasMessageContaining("was not refused");
        try (var runner = start()) {
            work.begins();
            work.ends.add(() -> {
                throw Problem.denied("This throws stored data away.").toException();
            });
            work.begins();
            work.end();
            becomes(other.id(), JobState.DONE);

            var again = jobs.allowLosses("p_1", job.id(), "ann");

            assertThat(jobs.allowLosses("p_1", job.id(), "ann").id()).isEqualTo(again.id());
            var begun = work.begins();
            assertThat(begun.id()).isEqualTo(again.id());
            assertThat(begun.losses()).isTrue();
            work.end();
            becomes(again.id(), JobState.DONE);
        }
    }

    @Test
    void howLongSuchJobsTakeIsKnownWhateverTheClockDid() {
        var begun = "2026-07-01T10:00:00.123456789Z";
        tookOnce("p_1", null, begun);
        tookOnce("p_1", begun, null);
        tookOnce("p_1", begun, "yesterday");
        tookOnce("p_1", begun, "2026-07-01T09:59:00Z");
        tookOnce("p_1", begun, "2026-07-02T11:00:00Z");
        assertThat(new JobStore(db).took(JobView.Kind.BUILD)).isEmpty();

        tookOnce("p_1", begun, "2026-07-01T10:01:30.5Z");
        tookOnce("p_1", begun, "2026-07-01T10:00:00.2Z");

        assertThat(new JobStore(db).took(JobView.Kind.BUILD)).containsExactly(0, 90);
        var next = jobs.queueBuild("p_1", "ann");
        assertThat(jobs.begin("p_1")).map(Job::id).contains(next.id());
    }

    private void tookOnce(String project, @Nullable String begun, @Nullable String ended) {
        db.sql()
                .sql("""
                INSERT INTO job (project, kind, author, state, attempts, queued_at, begun_at, ended_at)
                VALUES (:project, 'BUILD', 'ann', 'DONE', 1, '2026-07-01T10:00:00Z', :begun, :ended)
                """)
                .param("project", project)
                .param("begun", begun)
                .param("ended", ended)
                .update();
    }
}
