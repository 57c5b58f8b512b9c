package com.nocodo.webapp.project;

import com.nocodo.protocol.TaskView;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Tasks in columns: one for each state in which there are any. Nothing is dragged: what a task needs decides when it
/// is begun.
///
/// @see "docs/decisions/0059-no-order-by-hand.md"
final class Board extends Div {
    private static final List<String> STATES = List.of(
            "draft", "needs_technical_shaping", "ready", "in_progress", "in_review", "blocked", "cancelled", "done");

    private final Consumer<String> open;
    private final Map<String, NativeButton> cards = new HashMap<>();

    Board(Consumer<String> open) {
        this.open = open;
        addClassName("board");
    }

    void draw(List<TaskView> tasks) {
        removeAll();
        cards.clear();
        for (var state : STATES) {
            var own = tasks.stream().filter(task -> task.state().equals(state)).toList();
            if (!own.isEmpty()) {
                add(column(state, own));
            }
        }
    }

    private Section column(String state, List<TaskView> tasks) {
        var list = new UnorderedList();
        tasks.forEach(task -> list.add(new ListItem(card(task))));
        var column = new Section(new H3("%s · %d".formatted(getTranslation("task." + state), tasks.size())), list);
        column.addClassName("column");
        return column;
    }

    private NativeButton card(TaskView task) {
        var card = new NativeButton("", click -> open.accept(task.id()));
        var who = new Span("%s · %s · %s"
                .formatted(
                        task.id(),
                        getTranslation("specialist." + task.specialist()),
                        getTranslation("executor." + task.executor())));
        who.addClassName("meta");
        card.add(new Span(task.title()), who);
        card.addClassName("task");
        cards.put(task.id(), card);
        return card;
    }

    void focus(String task) {
        var card = cards.get(task);
        if (card != null) {
            card.focus();
        }
    }
}
