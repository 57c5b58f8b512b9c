package com.nocodo.operator.overview;

import com.nocodo.operator.build.Services;
import com.nocodo.operator.past.NewestVersion;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.CardView;
import com.nocodo.protocol.CardView.Standing;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectView;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a project stands, read from the newest events of its stream.
public final class Cards {
    private static final Set<JobView.Kind> BUILDING =
            EnumSet.of(JobView.Kind.BUILD, JobView.Kind.CHANGE, JobView.Kind.RESTORE);
    private static final List<String> WORK = List.of(
            "job_queued",
            "job_begun",
            "job_cancelling",
            "job_ended",
            "build_begun",
            "build_ended",
            "build_interrupted",
            "change_proposed",
            "change_applied",
            "change_taken_back");
    private static final List<String> CHANGING = List.of(
            "project_created",
            "project_imported",
            "message_said",
            "build_ended",
            "change_applied",
            "data_restored",
            "rows_taken");
    private static final List<String> RUNNING = List.of("preview_started", "preview_stopped", "preview_failed");
    private static final int FEW = 20; // jobs that build nothing lie between

    private final Services services;

    public Cards(Services services) {
        this.services = services;
    }

    /// @param view the same project, as its caller may see it
    public CardView of(Project project, ProjectView view) {
        var seq = services.events().end(project.id()); // first: what comes meanwhile is followed
        return new CardView(
                view,
                standing(project, view.url() != null),
                changedAt(project),
                NewestVersion.of(services, project.id())
                        .filter(NewestVersion::picture)
                        .map(NewestVersion::version)
                        .orElse(null),
                seq);
    }

    private Standing standing(Project project, boolean runs) {
        var work = newestWork(project.id()).orElse(null);
        if (isUnderWay(work)) {
            return Standing.BUILDING;
        }
        if (project.state() == ProjectState.DESCRIBED || waitsForAYes(work)) {
            return Standing.NEEDS_YOU;
        }
        if (runs) {
            return Standing.RUNNING;
        }
        return failed(project, work) ? Standing.FAILED : Standing.STOPPED;
    }

    private Optional<ProjectEvent> newestWork(String project) {
        return services.events().newestOf(project, WORK, FEW).reversed().stream()
                .map(EventRecord::event)
                .filter(Cards::builds)
                .findFirst();
    }

    private static boolean builds(ProjectEvent event) {
        return switch (event) {
            case ProjectEvent.JobQueued queued -> BUILDING.contains(queued.job().kind());
            case ProjectEvent.JobBegun begun -> BUILDING.contains(begun.job().kind());
            case ProjectEvent.JobCancelling cancelling ->
                BUILDING.contains(cancelling.job().kind());
            case ProjectEvent.JobEnded ended -> BUILDING.contains(ended.job().kind());
            default -> true;
        };
    }

    private static boolean isUnderWay(@Nullable ProjectEvent work) {
        return work instanceof ProjectEvent.JobQueued
                || work instanceof ProjectEvent.JobBegun
                || work instanceof ProjectEvent.JobCancelling
                || work instanceof ProjectEvent.BuildBegun
                || work instanceof ProjectEvent.ChangeProposed;
    }

    private static boolean waitsForAYes(@Nullable ProjectEvent work) {
        return work instanceof ProjectEvent.JobEnded ended
                && ended.problem() != null
                && ended.problem().code() == Problem.Code.DENIED;
    }

    private boolean failed(Project project, @Nullable ProjectEvent work) {
        return project.state() == ProjectState.BLOCKED
                || project.state() != ProjectState.READY
                        && work instanceof ProjectEvent.JobEnded ended
                        && ended.outcome() == JobState.FAILED
                || services.events()
                        .newest(project.id(), RUNNING)
                        .filter("preview_failed"::equals)
                        .isPresent();
    }

    private Instant changedAt(Project project) {
        return services.events().newestOf(project.id(), CHANGING, 1).stream()
                .map(EventRecord::at)
                .findFirst()
                .orElseGet(services.clock()::instant); // it was deleted in this moment
    }
}
