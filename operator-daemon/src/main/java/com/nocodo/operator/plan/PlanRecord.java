package com.nocodo.operator.plan;

import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.check.EvidenceRecord;
import com.nocodo.operator.event.PlanEvents;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.task.EngineeringManager;
import com.nocodo.operator.task.Task;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.HistoryApi.EvidenceView;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.PlanApi.MoveView;
import com.nocodo.protocol.ProjectEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the stream and the evidence keep of a plan.
final class PlanRecord {
    private final PlanEvents events;
    private final Evidence evidence;
    private final Project project;

    PlanRecord(PlanEvents events, Evidence evidence, Project project) {
        this.events = events;
        this.evidence = evidence;
        this.project = project;
    }

    /// What was said that led to the plan: the description for the first, a message for a change.
    @Nullable
    String words(long epic) {
        var planned = events.begin(project.id(), epic).orElseThrow();
        var job = events.jobAt(project.id(), planned.seq())
                .map(EventRecord::event)
                .filter(ProjectEvent.JobBegun.class::isInstance)
                .map(begun -> ((ProjectEvent.JobBegun) begun).job());
        if (job.isEmpty() || job.get().kind() == JobView.Kind.BUILD) {
            return first(planned) && !project.words().isBlank() ? project.words() : null;
        }
        var message = job.get().message();
        return message == null
                ? null
                : events.message(project.id(), message)
                        .map(told -> ((ProjectEvent.MessageSaid) told.event()).text())
                        .orElse(null);
    }

    private boolean first(EventRecord planned) {
        return events.newest(project.id(), Integer.MAX_VALUE).getLast().seq() == planned.seq();
    }

    List<MoveView> moves(Task task) {
        return events.moves(project.id(), task.epic(), task.id()).stream()
                .flatMap(told -> switch (told.event()) {
                    case ProjectEvent.TaskCreated(var epic, var made, var actor) ->
                        Stream.of(new MoveView(told.at(), "", made.state(), actor, ""));
                    case ProjectEvent.TaskMoved(var epic, var moved, var from, var actor, var reason) ->
                        Stream.of(new MoveView(told.at(), from, moved.state(), actor, reason));
                    default -> Stream.<MoveView>empty();
                })
                .toList();
    }

    /// As they ended last before the next plan was made.
    List<EvidenceView> checks(Task task) {
        Map<String, String> trees = new HashMap<>();
        var planned = events.begin(project.id(), task.epic()).orElseThrow();
        for (var told : events.checks(project.id(), planned.seq())) {
            if (told.event() instanceof ProjectEvent.CheckEnded(var check, var tree, var reused)) {
                trees.put(check.id(), tree);
            }
        }
        return EngineeringManager.checks(task.work()).stream()
                .filter(trees::containsKey)
                .flatMap(check -> evidence.any(project.id(), check, trees.getOrDefault(check, "")).stream())
                .map(EvidenceRecord::evidence)
                .toList();
    }
}
