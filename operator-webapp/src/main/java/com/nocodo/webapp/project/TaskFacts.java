package com.nocodo.webapp.project;

import com.nocodo.protocol.PlanApi.TaskDetailView;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a task asks, why, of whom, and after what.
final class TaskFacts extends DescriptionList {

    /// @param open opens another task
    TaskFacts(TaskDetailView task, Consumer<String> open) {
        addClassName("facts");
        fact("plan.asks", new Span(getTranslation("part." + task.part())));
        var words = task.words();
        fact("plan.why", new Span(words == null ? getTranslation("plan.why.spec") : "“" + words.strip() + "”"));
        fact("plan.who", new Span(getTranslation("specialist." + task.task().specialist())));
        fact("plan.executor", new Span(getTranslation("executor." + task.task().executor() + ".does")));
        if (!task.needs().isEmpty()) {
            fact("plan.needs", needs(task, open));
        }
        fact("plan.paths", new Span(String.join("  ", task.paths())));
        if (task.attempts() > 1) {
            fact("plan.attempts", new Span(String.valueOf(task.attempts())));
        }
    }

    private static Component[] needs(TaskDetailView task, Consumer<String> open) {
        return task.needs().stream()
                .map(need -> new NativeButton(need, click -> open.accept(need)))
                .toArray(Component[]::new);
    }

    private void fact(String name, Component... what) {
        var description = new Description();
        Stream.of(what).forEach(description::add);
        add(new Term(getTranslation(name)), description);
    }
}
