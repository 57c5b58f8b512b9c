package com.nocodo.webapp.chat;

import com.nocodo.protocol.IgnoredView;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.UnderstoodView;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/// What was understood, short enough to read: who uses it, what is kept, what must hold.
final class SketchCard extends Section {
    SketchCard(ReadingView reading, QuestionCard.Answering answering) {
        var understood = reading.understood();
        addClassNames("card", "sketch");
        add(new H2(understood.name()));
        add(kept(understood));
        list("sketch.who", understood.roles());
        list("sketch.rules", understood.rules());
        list("sketch.reports", understood.reports());
        folded("sketch.assumed", understood.assumed());
        if (!reading.questions().isEmpty()) {
            add(new AnswersPart(reading.questions(), answering));
        }
        missed(reading.ignored());
    }

    private Div kept(UnderstoodView understood) {
        var kept = new Div();
        kept.addClassName("kept");
        for (var entity : understood.entities()) {
            var fields = new UnorderedList();
            entity.fields().forEach(field -> fields.add(new ListItem(field)));
            entity.links().forEach(link -> fields.add(new ListItem(link)));
            var details = new Details(entity.label(), fields);
            details.addClassName("entity");
            kept.add(details);
        }
        return kept;
    }

    private void list(String title, List<String> texts) {
        if (!texts.isEmpty()) {
            var label = new Span(getTranslation(title));
            label.addClassName("label");
            var list = new UnorderedList();
            texts.forEach(text -> list.add(new ListItem(text)));
            add(label, list);
        }
    }

    private void folded(String title, List<String> texts) {
        if (!texts.isEmpty()) {
            var list = new UnorderedList();
            texts.forEach(text -> list.add(new ListItem(text)));
            add(new Details(getTranslation(title, texts.size()), list));
        }
    }

    private void missed(List<IgnoredView> ignored) {
        if (!ignored.isEmpty()) {
            var box = new Div(new Paragraph(getTranslation("sketch.ignored")));
            box.addClassName("warning");
            var list = new UnorderedList();
            ignored.forEach(one -> list.add(new ListItem("“%s”: %s".formatted(one.text(), one.why()))));
            box.add(list);
            add(box);
        }
    }
}
