package com.nocodo.webapp.chat;

import com.nocodo.protocol.IgnoredView;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.SpecItemView;
import com.nocodo.protocol.UnderstoodView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What was understood, short enough to read: who uses it, what is kept, what must hold.
final class SketchCard extends Section {
    private final Pointing pointing;
    private final Map<String, Details> folds = new LinkedHashMap<>();

    /// What a person can do with what was understood.
    interface Pointing extends QuestionCard.Answering {
        /// What is said next is about this.
        void pointAt(String ref);
    }

    /// @param opened what is to be open, as [#opened] says it of an earlier one
    SketchCard(ReadingView reading, Pointing pointing, Set<String> opened) {
        this.pointing = pointing;
        var understood = reading.understood();
        addClassNames("card", "sketch");
        add(new H2(understood.name()));
        add(kept(understood));
        list("sketch.who", understood.roles());
        list("sketch.rules", understood.rules());
        list("sketch.reports", understood.reports());
        folded("sketch.assumed", understood.assumed());
        if (!reading.questions().isEmpty()) {
            add(foldable("answers", new AnswersPart(reading.questions(), pointing)));
        }
        missed(reading.ignored());
        opened.forEach(key -> Optional.ofNullable(folds.get(key)).ifPresent(one -> one.setOpened(true)));
    }

    /// What somebody opened, so that the next sketch does not close it under their eyes.
    Set<String> opened() {
        return folds.entrySet().stream()
                .filter(one -> one.getValue().isOpened())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Div kept(UnderstoodView understood) {
        var kept = new Div();
        kept.addClassName("kept");
        for (var entity : understood.entities()) {
            var lines = new UnorderedList();
            entity.whole().ifPresent(whole -> lines.add(line(getTranslation("sketch.whole"), Optional.of(whole))));
            for (var at = 0; at < entity.fields().size(); at++) {
                lines.add(line(entity.fields().get(at), entity.field(at)));
            }
            for (var at = 0; at < entity.links().size(); at++) {
                lines.add(line(entity.links().get(at), entity.link(at)));
            }
            var details = new Details(entity.label(), lines);
            details.addClassName("entity");
            kept.add(foldable("kept." + entity.name(), details));
        }
        return kept;
    }

    private ListItem line(String text, Optional<SpecItemView> item) {
        var line = new ListItem(new Span(text + " "));
        item.ifPresent(one -> {
            var say = new Button(VaadinIcon.COMMENT_O.create(), click -> pointing.pointAt(one.ref()));
            say.addThemeVariants(ButtonVariant.AURA_TERTIARY);
            say.setAriaLabel(getTranslation("sketch.say", one.label()));
            say.setTooltipText(getTranslation("sketch.say", one.label()));
            line.add(say);
        });
        return line;
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
            add(foldable(title, new Details(getTranslation(title, texts.size()), list)));
        }
    }

    /// @param key is the same in the next sketch
    private Details foldable(String key, Details details) {
        folds.put(key, details);
        return details;
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
