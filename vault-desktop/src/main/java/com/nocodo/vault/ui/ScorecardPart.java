package com.nocodo.vault.ui;

import com.nocodo.vault.door.CheckRowView;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/// How the server is hardened, row by row. What does not apply there is counted apart, and is not green.
final class ScorecardPart extends Section {
    ScorecardPart(List<CheckRowView> rows) {
        addClassName("scorecard");
        add(new H2("Hardening"));
        if (rows.isEmpty()) {
            add(Parts.hint("Nothing was checked yet."));
            return;
        }
        add(new Paragraph(
                Parts.chip(count(rows, "GREEN") + " good", "good"),
                Parts.chip(count(rows, "RED") + " not good", count(rows, "RED") == 0 ? "none" : "bad"),
                Parts.chip(count(rows, "NOT_APPLICABLE") + " do not apply here", "none")));
        var red = rows.stream().filter(row -> row.verdict().equals("RED")).toList();
        if (!red.isEmpty()) {
            add(list(red)); // what needs somebody is not folded away
        }
        add(new Details("All %d checks".formatted(rows.size()), list(rows)));
    }

    private static UnorderedList list(List<CheckRowView> rows) {
        var list = new UnorderedList();
        list.addClassName("checks");
        rows.forEach(row -> list.add(entry(row)));
        return list;
    }

    private static long count(List<CheckRowView> rows, String verdict) {
        return rows.stream().filter(row -> row.verdict().equals(verdict)).count();
    }

    private static ListItem entry(CheckRowView row) {
        var verdict = switch (row.verdict()) {
            case "GREEN" -> Parts.chip("good", "good");
            case "RED" -> Parts.chip("not good", "bad");
            default -> Parts.chip("does not apply", "none");
        };
        var why = new Span("%s Expected: %s. Found: %s".formatted(row.why(), row.expected(), row.evidence()));
        why.addClassName("meta");
        return new ListItem(verdict, new Span("%s %s".formatted(row.id(), row.title())), why);
    }
}
