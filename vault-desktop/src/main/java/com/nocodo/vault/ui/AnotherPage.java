package com.nocodo.vault.ui;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.KeyView;
import com.nocodo.vault.door.OffersView.SizeView;
import com.nocodo.vault.door.OrderForm;
import com.nocodo.vault.door.PlanView;
import com.nocodo.vault.door.ServerView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;

/// Another server like one that there is or was: a new name and new keys, at today's price. Nothing is ordered
/// before the plan was seen.
@Route("another")
@PageTitle("Another server · nocodo vault")
final class AnotherPage extends Main implements HasUrlParameter<String> {
    private final Person person;
    private final Busy busy = new Busy();
    private final Select<KeyView> key = new Select<>();
    private final TextField name = new TextField("Name of the new server");
    private final Div plan = new Div();

    AnotherPage(Person person) {
        this.person = person;
        addClassNames("page", "order");
        name.setHelperText("Small letters, digits and -, such as shop");
        name.addValueChangeListener(change -> plan.removeAll());
        key.setLabel("The key of the provider");
        key.setItemLabelGenerator(KeyView::name);
        key.addValueChangeListener(change -> plan.removeAll());
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        removeAll();
        try {
            draw(person.vault().servers().get(id), person.vault().servers().like(id));
        } catch (ProblemException e) {
            throw new NotFoundException(e.problem().message());
        }
    }

    private void draw(ServerView old, OrderForm like) {
        var keys = person.vault().keys().all().stream()
                .filter(one -> one.provider().equals(old.provider()))
                .toList();
        key.setItems(keys);
        keys.stream()
                .filter(one -> one.id().equals(like.key()) || keys.size() == 1)
                .findFirst()
                .ifPresent(key::setValue);
        key.setVisible(!keys.isEmpty() && (key.getValue() == null || like.key().isEmpty()));
        var show = new Button("Show the plan", click -> plan(click.getSource(), old, like));
        show.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        show.setEnabled(!keys.isEmpty());
        var missing = new Paragraph("There is no key of this provider any more: add one on the page Keys first.");
        missing.setVisible(keys.isEmpty());
        add(
                new H1("Another server like " + old.name()),
                facts(old, like),
                Parts.hint("Everything else is new: its keys, its address, its operator. Nothing of %s comes along."
                        .formatted(old.name())),
                missing,
                key,
                name,
                Parts.row(show),
                busy,
                plan);
    }

    private static DescriptionList facts(ServerView old, OrderForm like) {
        var facts = new DescriptionList();
        facts.addClassName("facts");
        Parts.fact(facts, "Provider", Words.provider(old.provider()));
        Parts.fact(facts, "Zone", like.zone());
        Parts.fact(facts, "Size", like.size());
        Parts.fact(facts, "System", like.image().startsWith("ubuntu") ? "Ubuntu 24.04" : "Debian 12");
        Parts.fact(facts, "Disk", "%d GB, where it is ordered apart".formatted(like.diskGigabytes()));
        return facts;
    }

    private void plan(Button show, ServerView old, OrderForm like) {
        var good = Words.isServerName(name.getValue());
        name.setInvalid(!good);
        name.setErrorMessage("Small letters, digits and -, beginning with a letter");
        var chosen = key.getValue();
        key.setInvalid(chosen == null);
        if (!good || chosen == null) {
            return;
        }
        plan.removeAll();
        busy.run("Asking for the price, and making the plan.", show, () -> planned(chosen, like), planned -> {
            plan.add(new PlanPart(
                    planned.plan(),
                    List.of(name.getValue(), Words.provider(old.provider()), like.zone(), like.size()),
                    create -> OrderPage.create(person, busy, create, planned.order())));
            plan.getElement().executeJs("this.scrollIntoView({behavior: 'smooth'})");
        });
    }

    private record Planned(OrderForm order, PlanView plan) {}

    /// What it costs today; another than the old one's is shown, and the cap holds.
    private Planned planned(KeyView chosen, OrderForm like) {
        var size = person.vault().keys().offers(chosen.id(), like.zone()).sizes().stream()
                .filter(one -> one.name().equals(like.size()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                                "%s has no size %s in %s any more. Order another one with 'New server'.",
                                Words.provider(chosen.provider()), like.size(), like.zone())
                        .toException());
        var order = order(chosen, like, size);
        return new Planned(order, person.vault().servers().plan(order));
    }

    private OrderForm order(KeyView chosen, OrderForm like, SizeView size) {
        return new OrderForm(
                chosen.id(),
                like.zone(),
                like.size(),
                like.image(),
                like.diskGigabytes(),
                name.getValue(),
                size.perHour());
    }
}
