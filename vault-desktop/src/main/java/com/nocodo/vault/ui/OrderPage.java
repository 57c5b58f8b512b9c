package com.nocodo.vault.ui;

import com.nocodo.vault.door.KeyView;
import com.nocodo.vault.door.OffersView;
import com.nocodo.vault.door.OffersView.SizeView;
import com.nocodo.vault.door.OrderForm;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From a provider's key to an order, one question after the other. Nothing is ordered before the plan was seen.
@Route("new-server")
@PageTitle("New server · nocodo vault")
final class OrderPage extends Main {
    private static final int DISK = 40;

    private final Person person;
    private final Busy busy = new Busy();
    private final Select<KeyView> key = new Select<>();
    private final Select<String> zone = new Select<>();
    private final Div sizes = new Div();
    private final Div rest = new Div();
    private final Div plan = new Div();
    private final TextField name = new TextField("Name of the server");
    private final Select<String> image = new Select<>();
    private final IntegerField disk = new IntegerField("Disk, in gigabytes");
    private @Nullable SizeView size;

    OrderPage(Person person) {
        this.person = person;
        addClassNames("page", "order");
        key.setLabel("1. The key of the provider");
        key.setItemLabelGenerator(one -> "%s (%s)".formatted(one.name(), Words.provider(one.provider())));
        key.addValueChangeListener(change -> askZones(change.getValue()));
        zone.setLabel("2. Where it stands");
        zone.setVisible(false);
        zone.addValueChangeListener(change -> askSizes(change.getValue()));
        rest.addClassName("form");
        rest.setVisible(false);
        rest();
        add(new H1("New server"), key, zone, sizes, rest, busy, plan);
        var keys = person.vault().keys().all();
        key.setItems(keys);
        if (keys.isEmpty()) {
            key.setHelperText("There is no key yet: add one on the page Keys");
            key.setEnabled(false);
        } else if (keys.size() == 1) {
            key.setValue(keys.getFirst());
        }
    }

    private void rest() {
        name.setHelperText("Small letters, digits and -, such as shop");
        name.addValueChangeListener(change -> plan.removeAll());
        image.setLabel("System");
        image.setItems("debian-12", "ubuntu-24.04");
        image.setItemLabelGenerator(one -> one.startsWith("ubuntu") ? "Ubuntu 24.04" : "Debian 12");
        image.setValue("debian-12");
        image.setHelperText("On Ubuntu the pages of applications cannot be checked in a browser");
        image.addValueChangeListener(change -> plan.removeAll());
        disk.setValue(DISK);
        disk.setMin(10);
        disk.setMax(10_000);
        disk.setStepButtonsVisible(true);
        disk.addValueChangeListener(change -> plan.removeAll());
        var show = new Button("Show the plan", click -> plan(click.getSource()));
        show.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        rest.add(Parts.section("4. The rest", "", name, image, disk, show));
    }

    private void askZones(KeyView chosen) {
        zone.setVisible(false);
        clearSizes();
        busy.run("Asking where servers are.", key, () -> person.vault().keys().zones(chosen.id()), zones -> {
            zone.setItems(zones);
            zone.setVisible(true);
            zone.focus();
        });
    }

    private void askSizes(@Nullable String chosen) {
        clearSizes();
        if (chosen == null) {
            return;
        }
        busy.run(
                "Asking for sizes and prices.",
                zone,
                () -> person.vault().keys().offers(key.getValue().id(), chosen),
                this::show);
    }

    private void clearSizes() {
        size = null;
        sizes.removeAll();
        rest.setVisible(false);
        plan.removeAll();
    }

    private void show(OffersView offers) {
        var cap = person.vault().settings().costCap();
        sizes.add(Parts.section(
                "3. How large it is",
                cap == null ? "" : "Your cap is %s an hour.".formatted(Parts.money(cap, offers.currency())),
                new SizesPart(offers, cap, chosen -> {
                    size = chosen;
                    disk.setVisible(chosen.diskGigabytes() == 0);
                    rest.setVisible(true);
                    plan.removeAll();
                })));
    }

    private void plan(Button show) {
        var chosen = size;
        var good = Words.isServerName(name.getValue());
        name.setInvalid(!good);
        name.setErrorMessage("Small letters, digits and -, beginning with a letter");
        if (!good || chosen == null || disk.getValue() == null) {
            return;
        }
        var order = new OrderForm(
                key.getValue().id(),
                zone.getValue(),
                chosen.name(),
                image.getValue(),
                disk.getValue(),
                name.getValue(),
                chosen.perHour());
        plan.removeAll();
        busy.run("Making the plan.", show, () -> person.vault().servers().plan(order), view -> {
            plan.add(new PlanPart(
                    view,
                    List.of(name.getValue(), Words.provider(key.getValue().provider()), zone.getValue(), chosen.name()),
                    create -> create(person, busy, create, order)));
            plan.getElement().executeJs("this.scrollIntoView({behavior: 'smooth'})");
        });
    }

    static void create(Person person, Busy busy, Button create, OrderForm order) {
        busy.run(
                "Ordering.",
                create,
                () -> person.vault().servers().create(order),
                server -> UI.getCurrent().navigate(ServerPage.class, server.id()));
    }
}
