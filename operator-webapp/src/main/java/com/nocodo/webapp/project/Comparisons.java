package com.nocodo.webapp.project;

import com.nocodo.protocol.PastApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;

/// What leads from one version to another, in words first.
final class Comparisons {
    private Comparisons() {}

    static Component view(PastApi.ComparisonView comparison) {
        var view = new Div();
        view.addClassName("card");
        if (comparison.operations().isEmpty()) {
            view.add(new Paragraph(view.getTranslation("history.same")));
        } else {
            view.add(operations(comparison));
        }
        var files = comparison.files();
        if (files != null && !files.isEmpty()) {
            var list = new UnorderedList();
            files.forEach(file -> list.add(new ListItem(
                    file.added() == null
                            ? file.path()
                            : "%s  +%d −%d".formatted(file.path(), file.added(), file.removed()))));
            view.add(new Details(view.getTranslation("history.files", files.size()), list));
        }
        return view;
    }

    static UnorderedList operations(PastApi.ComparisonView comparison) {
        var list = new UnorderedList();
        for (var one : comparison.operations()) {
            var words = HistoryWords.plain(one.words());
            var item = new ListItem(one.destructive() ? list.getTranslation("history.loses", words) : words);
            if (one.destructive()) {
                item.addClassName("loses");
            }
            list.add(item);
        }
        return list;
    }
}
