package com.nocodo.webapp.project;

import com.nocodo.protocol.PlanApi;
import com.nocodo.protocol.PlanApi.CommentView;
import com.nocodo.protocol.PlanApi.TaskDetailView;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Remark;
import com.nocodo.webapp.shell.Moments;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/// What people say about a task, and what became of it. What is being written stays while the rest is drawn anew.
final class TaskComments extends Section {
    private final PlanApi plan;
    private final Div said = new Div();
    private final CommentBox box;
    private TaskDetailView task;

    TaskComments(PlanApi plan, String project, TaskDetailView task) {
        this.plan = plan;
        this.task = task;
        addClassName("comments");
        box = new CommentBox(project + "-" + task.epic() + "-" + task.task().id(), this::say);
        said.getElement().setAttribute("role", "log").setAttribute("tabindex", "-1");
        add(new H3(getTranslation("comment.title")), said, box);
        show(task);
    }

    void show(TaskDetailView now) {
        var known = now.comments().equals(task.comments()) && now.task().equals(task.task());
        task = now;
        if (known && said.getComponentCount() > 0) {
            return; // a screen reader would read all of it again
        }
        said.removeAll();
        var list = new OrderedList();
        now.comments().forEach(comment -> list.add(item(comment)));
        said.add(now.comments().isEmpty() ? new Paragraph(getTranslation("comment.none")) : list);
        box.hint(getTranslation("comment.reach." + (over() ? "over" : "waits")) + (over() ? "" : " " + reader()));
    }

    private boolean over() {
        return task.task().state().equals("done") || task.task().state().equals("cancelled");
    }

    /// What the executor makes of free text.
    private String reader() {
        return getTranslation("comment.read." + task.task().executor());
    }

    private ListItem item(CommentView comment) {
        var who = new Span(comment.author() + " · " + Moments.of(comment.at(), getLocale()));
        who.addClassName("meta");
        var text = new Paragraph(comment.text());
        text.addClassName("said");
        var became = new Span(became(comment));
        became.addClassName("meta");
        var item = new ListItem(who, text, became);
        if (over() && comment.message() == null) {
            item.add(new Button(getTranslation("comment.ask"), click -> ask(comment)));
        }
        return item;
    }

    private String became(CommentView comment) {
        var change = comment.change();
        if (comment.message() != null) {
            return getTranslation("comment.asked")
                    + (change == null
                            ? ""
                            : " "
                                    + getTranslation(
                                            "job.change." + change.state().text()) + ".");
        }
        var reached = getTranslation("comment." + comment.reached());
        return comment.reached().equals("late") ? reached : reached + " " + reader();
    }

    private void say(Remark remark) {
        plan.comment(task.epic(), task.task().id(), remark);
        read();
    }

    private void ask(CommentView comment) {
        try {
            plan.askFor(task.epic(), task.task().id(), comment.id());
            read();
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
        }
        said.getElement().callJsFunction("focus"); // the button that had it is gone
    }

    private void read() {
        show(plan.task(task.epic(), task.task().id()));
    }
}
