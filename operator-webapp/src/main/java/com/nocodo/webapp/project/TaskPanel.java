package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.PlanApi.TaskDetailView;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.webapp.code.DiffPane;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;

/// One task: what it asks and why, its way through the states, what it changed, its checks, and what people say of it.
final class TaskPanel extends Section {
    private final OperatorApi operator;
    private final String project;
    private final Consumer<String> open;
    private final Button back;
    private final Div facts = new Div();
    private final TaskComments comments;
    private TaskDetailView task;

    TaskPanel(OperatorApi operator, String project, TaskDetailView task, Runnable leave, Consumer<String> open) {
        this.operator = operator;
        this.project = project;
        this.task = task;
        this.open = open;
        addClassName("task-panel");
        back = new Button(getTranslation("plan.back"), click -> leave.run());
        Shortcuts.addShortcutListener(this, leave::run, Key.ESCAPE).listenOn(this);
        comments = new TaskComments(operator.plan(project), project, task);
        add(back, facts, comments);
        draw();
    }

    String task() {
        return task.task().id();
    }

    void focus() {
        back.focus();
    }

    private void draw() {
        facts.removeAll();
        var state = new Span(getTranslation("task." + task.task().state()));
        state.addClassNames("state", task.task().state());
        var title = new Div(new H2(task.task().id() + " · " + task.task().title()), state);
        title.addClassName("task-title");
        facts.add(title, new TaskFacts(task, open), new H3(getTranslation("plan.moves")), new Moves(task.moves()));
        facts.add(new H3(getTranslation("plan.commit")), change());
        facts.add(new H3(getTranslation("plan.checks")), new TaskChecks(operator.history(project), task.checks()));
    }

    /// Read only when somebody wants to see it.
    private Div change() {
        var commit = task.task().commit();
        if (commit == null) {
            return new Div(new Paragraph(getTranslation("plan.no-commit")));
        }
        var diff = new DiffPane(operator.history(project));
        var details = new Details(getTranslation("plan.diff", commit.substring(0, 7)), diff);
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && diff.getComponentCount() == 0) {
                diff.show(commit);
            }
        });
        return new Div(details);
    }

    void take(List<EventRecord> events) {
        if (events.stream().anyMatch(record -> matters(record.event()))) {
            refresh();
        }
    }

    /// What is open stays open where nothing of it is another than before.
    private void refresh() {
        try {
            var before = task;
            task = operator.plan(project).task(before.epic(), task());
            comments.show(task);
            if (!task.task().equals(before.task()) || !task.checks().equals(before.checks())) {
                draw();
            }
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
        }
    }

    private static boolean matters(ProjectEvent event) {
        return event instanceof ProjectEvent.TaskMoved
                || event instanceof ProjectEvent.CheckEnded
                || event instanceof ProjectEvent.TaskCommented
                || event instanceof ProjectEvent.TaskCommentAsked
                || event instanceof ProjectEvent.JobBegun
                || event instanceof ProjectEvent.JobEnded;
    }
}
