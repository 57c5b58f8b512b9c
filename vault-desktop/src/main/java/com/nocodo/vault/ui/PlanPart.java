package com.nocodo.vault.ui;

import com.nocodo.vault.door.PlanView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Exactly what an order does and costs.
final class PlanPart extends Section {

    /// @param about name, provider, zone and size
    PlanPart(PlanView plan, List<String> about, Consumer<Button> order) {
        addClassName("plan");
        var facts = new DescriptionList();
        facts.addClassName("facts");
        Parts.fact(facts, "What", String.join(", ", about));
        Parts.fact(facts, "Cost an hour", Parts.money(plan.perHour(), plan.currency()));
        Parts.fact(facts, "Cost a month", Parts.money(plan.perMonth(), plan.currency()));
        Parts.fact(
                facts,
                "Not in the price",
                plan.unknown().isEmpty()
                        ? "Nothing that the provider does not tell"
                        : String.join(", ", plan.unknown()) + ": the provider does not tell what it costs");
        Parts.fact(
                facts,
                "Open to the internet",
                plan.ports().stream().map(port -> "port " + port).collect(Collectors.joining(", "))
                        + ", and nothing else");
        Parts.fact(facts, "How long", Words.minutes(plan.seconds()));
        var steps = new OrderedList();
        plan.steps().forEach(step -> steps.add(step(step)));
        var go = new Button(
                plan.perHour() == null
                        ? "Order it, at a price that is not known"
                        : "Order it for %s an hour".formatted(Parts.money(plan.perHour(), plan.currency())),
                click -> order.accept(click.getSource()));
        go.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        add(new H2("The plan"), facts, steps, go);
    }

    private static ListItem step(PlanView.StepView step) {
        var seconds = new Span(Words.minutes(step.seconds()));
        seconds.addClassName("meta");
        return new ListItem(new Span(step.title()), new Span(" "), seconds);
    }
}
