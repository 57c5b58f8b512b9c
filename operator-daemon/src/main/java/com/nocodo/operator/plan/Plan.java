package com.nocodo.operator.plan;

import com.nocodo.operator.build.Services;
import com.nocodo.operator.job.Job;
import com.nocodo.operator.job.Jobs;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.task.Comment;
import com.nocodo.operator.task.EngineeringManager;
import com.nocodo.operator.task.Task;
import com.nocodo.operator.task.TaskState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.PlanApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.Remark;
import com.nocodo.protocol.Said;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// One project's plans, for one person.
public final class Plan implements PlanApi {
    private static final Set<TaskState> OVER = EnumSet.of(TaskState.DONE, TaskState.CANCELLED);

    private final Services services;
    private final Jobs jobs;
    private final Project project;
    private final String author;
    private final ToLongFunction<Said> say;
    private final PlanRecord record;

    /// @param say says something to the project
    public Plan(Services services, Jobs jobs, Project project, String author, ToLongFunction<Said> say) {
        this.services = services;
        this.jobs = jobs;
        this.project = project;
        this.author = author;
        this.say = say;
        this.record = new PlanRecord(services.events().plans(), services.evidence(), project);
    }

    @Override
    public List<PlanView> all() {
        return services.events().plans().newest(project.id(), MOST_PLANS).stream()
                .map(told -> {
                    var planned = (ProjectEvent.EpicPlanned) told.event();
                    var tasks = services.tasks().of(planned.epic()).stream()
                            .map(Task::view)
                            .toList();
                    return new PlanView(planned.epic(), planned.title(), told.at(), tasks);
                })
                .toList();
    }

    @Override
    public TaskDetailView task(long epic, String task) {
        var found = find(epic, task);
        return new TaskDetailView(
                epic,
                found.view(),
                EngineeringManager.part(found.work()),
                record.words(epic),
                found.needs().stream().map(number -> "T-" + number).toList(),
                found.scope(),
                found.attempts(),
                record.moves(found),
                record.checks(found),
                services.tasks().comments().of(found).stream()
                        .map(comment -> view(found, comment))
                        .toList());
    }

    @Override
    public CommentView comment(long epic, String task, Remark remark) {
        var found = find(epic, task);
        return view(found, services.tasks().comments().add(project.id(), found, remark, author));
    }

    @Override
    public CommentView askFor(long epic, String task, long comment) {
        var found = find(epic, task);
        var said = comment(found, comment);
        if (!OVER.contains(found.state())) {
            throw Problem.conflict(
                            "%s is not done yet, and the comment goes with it. Once it is done, ask for what is"
                                    + " missing.",
                            found.id())
                    .toException();
        }
        if (said.message() == null) {
            var seq = say.applyAsLong(new Said(key(said), said.text()));
            services.tasks().comments().asked(project.id(), found, said.id(), message(seq), author);
        }
        return view(found, comment(found, comment));
    }

    /// The same each time, and none that a client would think of.
    private String key(Comment comment) {
        var name = "%s %d %s".formatted(project.id(), comment.id(), comment.at());
        return "asked-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private long message(long seq) {
        var told = services.events().after(project.id(), seq - 1, 1).getFirst();
        return ((ProjectEvent.MessageSaid) told.event()).id();
    }

    private Comment comment(Task task, long id) {
        return services.tasks().comments().of(task).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() ->
                        Problem.notFound("%s has no comment %d.", task.id(), id).toException());
    }

    private Task find(long epic, String id) {
        if (services.events().plans().begin(project.id(), epic).isEmpty()) {
            throw Problem.notFound("%s has no plan %d.", project.name(), epic).toException();
        }
        return services.tasks().of(epic).stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The plan %d has no task '%.20s'.", epic, id)
                        .toException());
    }

    private CommentView view(Task task, Comment comment) {
        var reached = OVER.contains(task.state()) ? "late" : "waits";
        return new CommentView(
                comment.id(),
                comment.author(),
                comment.at(),
                comment.text(),
                comment.given() == null ? reached : "went",
                comment.message(),
                change(comment.message()));
    }

    private @Nullable JobView change(@Nullable Long message) {
        if (message == null) {
            return null;
        }
        return jobs.of(project.id()).stream()
                .map(Job::view)
                .filter(job -> message.equals(job.message()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
