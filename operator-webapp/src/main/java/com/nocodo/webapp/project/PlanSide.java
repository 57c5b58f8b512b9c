package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.PlanApi;
import com.nocodo.protocol.PlanApi.PlanView;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.webapp.shell.Moments;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plan as a board, or one of its tasks.
final class PlanSide extends Div implements RightSide.Side {
    private final OperatorApi operator;
    private final String project;
    private final Address address;
    private final Plans plans = new Plans();
    private final Board board = new Board(this::open);
    private final Select<PlanView> choice = new Select<>();
    private final Div heading = new Div();
    private long epic;
    private @Nullable TaskPanel panel;

    PlanSide(OperatorApi operator, ProjectSnapshot snapshot, Address address) {
        this.operator = operator;
        this.project = snapshot.project().id();
        this.address = address;
        addClassName("plan");
        choice.setLabel(getTranslation("plan.which"));
        choice.setItemLabelGenerator(one -> one.title() + " · " + Moments.of(one.at(), getLocale()));
        choice.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                epic = change.getValue().epic();
                draw();
                told();
            }
        });
        plans.read(plan());
        plans.newest().ifPresent(newest -> epic = newest.epic());
        begin(address.asked());
    }

    private PlanApi plan() {
        return operator.plan(project);
    }

    private void begin(Map<String, String> asked) {
        plans.numbered(asked.getOrDefault("plan", "")).ifPresent(one -> epic = one.epic());
        draw();
        var task = asked.get("task");
        if (task != null && "plan".equals(asked.get("tab"))) {
            open(task);
        }
    }

    private void draw() {
        removeAll();
        panel = null;
        var shown = plans.get(epic).or(plans::newest);
        if (shown.isEmpty()) {
            add(new Paragraph(getTranslation("plan.empty")));
            return;
        }
        choice.setItems(plans.all());
        choice.setValue(shown.get());
        choice.setVisible(plans.all().size() > 1);
        heading.removeAll();
        heading.add(new H2(shown.get().title()), choice);
        heading.addClassName("row");
        board.draw(shown.get().tasks());
        add(heading, board);
    }

    private void open(String task) {
        try {
            var found = new TaskPanel(operator, project, plan().task(epic, task), this::back, this::open);
            removeAll();
            add(found);
            panel = found;
            told();
            found.focus();
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
        }
    }

    private void back() {
        var task = panel == null ? "" : panel.task();
        draw();
        told();
        board.focus(task);
    }

    private void told() {
        address.show(this, name(), address());
    }

    @Override
    public Map<String, String> address() {
        var older = plans.newest().filter(newest -> newest.epic() != epic).isPresent();
        return panel == null
                ? older ? Map.of("plan", String.valueOf(epic)) : Map.of()
                : Map.of("plan", String.valueOf(epic), "task", panel.task());
    }

    @Override
    public void take(List<EventRecord> events) {
        var newestBefore = plans.newest().map(PlanView::epic).orElse(0L);
        var moved = plans.take(events);
        if (panel != null) {
            panel.take(events);
        } else if (moved) {
            if (epic == newestBefore) {
                plans.newest().ifPresent(newest -> epic = newest.epic());
            }
            draw();
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
