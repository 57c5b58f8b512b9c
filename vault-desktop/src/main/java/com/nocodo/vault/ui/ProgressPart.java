package com.nocodo.vault.ui;

import com.nocodo.vault.door.ProgressView;
import com.nocodo.vault.door.ServerView;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How the work on a server gets on, step by step. It can be left and looked at again: the work goes on by itself.
final class ProgressPart extends Div {
    private final Person person;
    private final String id;
    private final Consumer<ServerView> ended;
    private final ProgressBar bar = new ProgressBar(0, 1);
    private final Paragraph now = new Paragraph("Looking how far it is.");
    private final Paragraph line = new Paragraph();
    private final OrderedList steps = new OrderedList();
    private final ConcurrentSkipListMap<Integer, ProgressView> told = new ConcurrentSkipListMap<>();
    private List<Integer> shown = List.of();
    private @Nullable Registration polls;
    private @Nullable CompletableFuture<ServerView> end;

    ProgressPart(Person person, String id, Consumer<ServerView> ended) {
        this.person = person;
        this.id = id;
        this.ended = ended;
        addClassName("progress");
        now.getElement().setAttribute("role", "status");
        bar.getElement().setAttribute("aria-label", "Steps done");
        line.addClassName("meta");
        add(now, bar, line, steps);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var vault = person.vault();
        end = CompletableFuture.supplyAsync(
                () -> vault.servers().follow(id, step -> told.put(step.number(), step)),
                work -> Thread.ofVirtual().name("page-follow").start(work));
        polls = event.getUI().addPollListener(poll -> show());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polls != null) {
            polls.remove();
        }
    }

    private void show() {
        var last = told.lastEntry();
        if (last != null) {
            var step = last.getValue();
            now.setText("Step %d of %d: %s".formatted(step.number(), step.of(), step.title()));
            bar.setValue(Math.min(1, (step.number() - 1) / (double) Math.max(1, step.of())));
            line.setText(
                    step.line().isEmpty()
                            ? "This usually takes " + Words.minutes(step.usualSeconds()) + "."
                            : step.line());
            list(last.getKey());
        }
        if (end != null && end.isDone()) {
            var result = end;
            end = null;
            try {
                ended.accept(result.join());
            } catch (CompletionException e) {
                now.setText("How far it is cannot be told at the moment. Load the page again.");
            }
        }
    }

    private void list(int current) {
        var numbers = new ArrayList<>(told.keySet());
        if (numbers.equals(shown)) {
            return;
        }
        shown = numbers;
        steps.removeAll();
        told.values().forEach(step -> {
            var item = new ListItem(new Span(step.title()));
            item.getElement().setAttribute("value", String.valueOf(step.number()));
            item.addClassName(step.number() < current ? "done" : "current");
            steps.add(item);
        });
    }
}
