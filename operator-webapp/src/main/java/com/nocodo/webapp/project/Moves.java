package com.nocodo.webapp.project;

import com.nocodo.protocol.PlanApi.MoveView;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/// The way of a task through its states: when, by whom, and why, in the operator's words.
final class Moves extends OrderedList {
    Moves(List<MoveView> moves) {
        addClassName("moves");
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(getLocale());
        for (var move : moves) {
            var at = new Span(time.format(move.at().atZone(ZoneId.systemDefault())));
            at.addClassName("time");
            at.getElement().setAttribute("title", move.at().toString());
            var why = new Span(
                    getTranslation("actor." + move.actor()) + (move.reason().isEmpty() ? "" : ": " + move.reason()));
            why.addClassName("meta");
            add(new ListItem(at, new Span(getTranslation("task." + move.to())), why));
        }
    }
}
