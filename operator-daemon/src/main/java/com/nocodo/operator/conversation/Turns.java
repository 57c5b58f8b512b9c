package com.nocodo.operator.conversation;

import com.nocodo.operator.attachment.Attachments;
import com.nocodo.operator.build.Applying;
import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Journal;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.build.Wish;
import com.nocodo.operator.data.Imports;
import com.nocodo.operator.job.Job;
import com.nocodo.operator.job.Jobs;
import com.nocodo.operator.job.Work;
import com.nocodo.operator.past.PastWork;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is done about what was said: the build of the description, then one change a message.
public final class Turns implements Work {
    private static final Consumer<Progress> NOBODY = progress -> {};

    private final Services services;
    private final Jobs jobs;
    private final Conversations conversations;
    private final Attachments attachments;
    private final Imports imports;

    public Turns(Services services, Jobs jobs, Conversations conversations, Attachments attachments, Imports imports) {
        this.services = services;
        this.jobs = jobs;
        this.conversations = conversations;
        this.attachments = attachments;
        this.imports = imports;
    }

    @Override
    public Done carryOut(Job job) throws InterruptedException {
        return switch (job.kind()) {
            case BUILD -> build(job);
            case CHANGE -> change(job);
            case RESTORE -> restore(job);
            case BACKUP -> {
                new PastWork(services).backUp(job);
                yield new Done(List.of(), null);
            }
            case IMPORT -> imports.carryOut(job);
            case UNDO_IMPORT -> imports.undo(job);
        };
    }

    private Done build(Job job) throws InterruptedException {
        if (services.projects().built(job.project())) {
            return new Done(List.of(), null); // the kill came between the build's end and the job's
        }
        var report = new Building(services).build(job.project(), filling(job), NOBODY);
        return new Done(List.of(), unproven(report, "It is not proven"));
    }

    private Building.Filling filling(Job job) {
        return conversations
                .sheet(job.project())
                .<Building.Filling>map(sheet -> new SheetRows(services, attachments, sheet, job))
                .orElse((project, progress) -> {});
    }

    private Done change(Job job) throws InterruptedException {
        var project = services.projects().get(job.project());
        if (!services.projects().built(job.project())) {
            throw Problem.conflict(
                            "%s is not built yet, so there is nothing to change. Build it, then say this again.",
                            project.name())
                    .toException();
        }
        var report = new Applying(services).queued(project.id(), wish(job), job.losses(), journal(job), NOBODY);
        var problem = unproven(report, "The change was taken back, because it is not proven");
        if (problem == null && job.asked() != null) {
            conversations.answered(job, report.understood());
        } else if (problem == null) {
            tellApplied(job, report);
        }
        return new Done(operations(job, report), problem);
    }

    private Wish wish(Job job) {
        if (job.asked() != null) {
            var given = Answering.Given.of(job);
            return new Wish.Answered(given.question(), given.answer());
        }
        var message = conversations.message(job);
        return new Wish.Said(message.text(), message.about());
    }

    private Done restore(Job job) throws InterruptedException {
        var report = new PastWork(services).restore(job, journal(job), back -> tellApplied(job, back));
        if (report.isEmpty()) {
            return new Done(List.of(), null);
        }
        var problem = unproven(report.get(), "The version was not brought back, because it is not proven");
        return new Done(operations(job, report.get()), problem);
    }

    private void tellApplied(Job job, BuildReport report) {
        if (jobs.applied(job)) {
            conversations.applied(job, report.understood());
        }
    }

    /// With the rows that each touched, where it was not done before a kill.
    private List<OperationView> operations(Job job, BuildReport report) {
        return report.operations().isEmpty() && jobs.applied(job) ? jobs.operations(job) : report.operations();
    }

    private Journal journal(Job job) {
        return new Journal() {
            @Override
            public boolean applied() {
                return jobs.applied(job);
            }

            @Override
            public boolean overtaken() {
                return job.losses()
                        && job.kind() == JobView.Kind.CHANGE
                        && services.events().changedSinceRefused(job.project(), job.message());
            }

            @Override
            public void proposed(String specHash, List<OperationView> operations) {
                jobs.proposed(job, specHash, operations);
            }
        };
    }

    private static @Nullable Problem unproven(BuildReport report, String what) {
        var failed = report.checks().stream()
                .filter(check -> !check.verdict().equals("pass"))
                .toList();
        return failed.isEmpty()
                ? null
                : Problem.conflict(
                        "%s: of %d checks %d did not pass, first %s.",
                        what, report.checks().size(), failed.size(), told(failed.getFirst()));
    }

    private static String told(CheckView check) {
        return check.finding() == null ? check.id() : "%s (%s)".formatted(check.id(), check.finding());
    }

    @Override
    public void cancelled(Job job) throws InterruptedException {
        switch (job.kind()) {
            case CHANGE, RESTORE -> new Applying(services).putRight(job.project(), NOBODY);
            case IMPORT -> imports.cancelled(job);
            case BUILD, BACKUP, UNDO_IMPORT -> {} // what is half done is nobody's way
        }
    }
}
