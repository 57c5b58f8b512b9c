package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.protocol.TaskView;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/// The newest plan as a board: a column for each state that has tasks.
final class PlanSide extends Div implements RightSide.Side {
    private static final List<List<String>> COLUMNS = List.of(
            List.of("draft", "needs_technical_shaping"),
            List.of("ready"),
            List.of("in_progress"),
            List.of("in_review"),
            List.of("blocked", "cancelled"),
            List.of("done"));

    private final OperatorApi operator;
    private final String project;

    PlanSide(OperatorApi operator, ProjectSnapshot snapshot) {
        this.operator = operator;
        this.project = snapshot.project().id();
        addClassName("plan");
        draw(snapshot);
    }

    private void draw(ProjectSnapshot snapshot) {
        removeAll();
        var plan = snapshot.plan();
        if (plan == null) {
            add(new Paragraph(getTranslation("plan.empty")));
            return;
        }
        add(new H2(plan.epic()));
        var board = new Div();
        board.addClassName("board");
        for (var states : COLUMNS) {
            var tasks = plan.tasks().stream()
                    .filter(task -> states.contains(task.state()))
                    .toList();
            if (!tasks.isEmpty()) {
                board.add(column(states.getFirst(), tasks));
            }
        }
        add(board);
    }

    private Section column(String state, List<TaskView> tasks) {
        var list = new UnorderedList();
        tasks.forEach(task -> list.add(card(task)));
        var column = new Section(new H3("%s · %d".formatted(getTranslation("task." + state), tasks.size())), list);
        column.addClassName("column");
        return column;
    }

    private ListItem card(TaskView task) {
        var who = new Span(task.id() + " · " + task.specialist().replace('_', ' ') + " · " + task.executor());
        who.addClassName("meta");
        return new ListItem(new Span(task.title()), who);
    }

    @Override
    public void take(List<EventRecord> events) {
        var moved = events.stream()
                .map(EventRecord::event)
                .anyMatch(event -> event instanceof ProjectEvent.TaskMoved
                        || event instanceof ProjectEvent.EpicPlanned
                        || event instanceof ProjectEvent.TaskCreated);
        if (moved) {
            draw(operator.snapshot(project));
        }
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public Component view() {
        return this;
    }
}
