package com.nocodo.operator.job;

import com.nocodo.operator.job.Work.Done;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Reason;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/// Carries out the jobs of a project, one after the other, until none is left.
final class Draining {
    private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

    /// Passing trouble that lasts for so many attempts does not pass.
    static final int MOST_TRIES = 4;

    private final Jobs jobs;
    private final Work work;
    private final Interrupts interrupts;

    Draining(Jobs jobs, Work work, Interrupts interrupts) {
        this.jobs = jobs;
        this.work = work;
        this.interrupts = interrupts;
    }

    /// Says that the first job that waits is to be tried again later.
    static final class Later extends RuntimeException {
        private static final long serialVersionUID = 1;

        Later(Problem problem) {
            super(problem.message());
        }
    }

    /// @throws Later after passing trouble
    void drain(String project) {
        while (!interrupts.closed()) {
            var job = jobs.begin(project);
            if (job.isEmpty()) {
                return;
            }
            carryOut(job.get());
        }
    }

    /// How the work on a job stopped: done, in trouble, or interrupted.
    private record Stop(Optional<Done> done, Optional<Problem> trouble) {
        static Stop in(Problem problem) {
            return new Stop(Optional.empty(), Optional.of(problem));
        }
    }

    private void carryOut(Job job) {
        var stop = work(job);
        if (stop.done().isPresent()) {
            end(job, stop.done().get());
        } else if (jobs.cancelling(job)) {
            cancel(job);
        } else if (interrupts.closed()) {
            jobs.putBack(job, null);
        } else {
            fail(job, stop.trouble().orElseThrow());
        }
    }

    private Stop work(Job job) {
        interrupts.begin(job);
        try {
            if (jobs.cancelling(job)) { // it was, before this thread could be interrupted
                throw new InterruptedException();
            }
            return new Stop(Optional.of(work.carryOut(job)), Optional.empty());
        } catch (InterruptedException e) {
            return Stop.in(Problem.unavailable("It was interrupted."));
        } catch (ProblemException e) {
            return Stop.in(e.problem());
        } catch (NestedRuntimeException e) {
            return Stop.in(Problem.unavailable(
                    "The state cannot be read or written (%s).", Reason.of(e.getMostSpecificCause())));
        } catch (RuntimeException e) {
            LOG.error("{} of {} failed", job.id().text(), job.project(), e);
            return Stop.in(new Problem(
                    Problem.Code.INTERNAL,
                    "Something went wrong inside nocodo; the operator's log has the details of %s."
                            .formatted(job.id().text())));
        } finally {
            interrupts.end(job);
        }
    }

    private void end(Job job, Done done) {
        var outcome = done.problem() == null ? JobState.DONE : JobState.FAILED;
        jobs.end(job, outcome, done.problem(), outcome == JobState.DONE ? done.operations() : List.of());
    }

    private void cancel(Job job) {
        try {
            work.cancelled(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return; // the operator stops; the next one cancels it
        } catch (ProblemException | NestedRuntimeException e) {
            LOG.warn("{} of {} is not put right yet: {}", job.id().text(), job.project(), e.getMessage());
        }
        jobs.end(job, JobState.CANCELLED, null, List.of());
    }

    private void fail(Job job, Problem problem) {
        if (problem.code() == Problem.Code.UNAVAILABLE && job.attempts() < MOST_TRIES) {
            jobs.putBack(job, problem);
            throw new Later(problem);
        }
        jobs.end(job, JobState.FAILED, problem, List.of());
    }
}
