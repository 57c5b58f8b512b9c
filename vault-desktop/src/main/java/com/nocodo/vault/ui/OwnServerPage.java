package com.nocodo.vault.ui;

import com.nocodo.vault.door.AdoptForm;
import com.nocodo.vault.door.HostKeyView;
import com.nocodo.vault.door.PlanView;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;

/// A server that the person made: whose key it has, how they sign in once, and what is done to it.
@Route("own-server")
@PageTitle("Your own server · nocodo vault")
final class OwnServerPage extends Main {
    private final Person person;
    private final Busy busy = new Busy();
    private final TextField name = new TextField("Name of the server");
    private final TextField host = new TextField("Its address");
    private final IntegerField port = new IntegerField("Port of SSH");
    private final TextField user = new TextField("The account that you sign in as");
    private final Div rest = new Div();
    private final Div plan = new Div();

    OwnServerPage(Person person) {
        this.person = person;
        addClassNames("page", "order");
        name.setHelperText("Small letters, digits and -, such as shop");
        host.setHelperText("A name or an IP address");
        port.setValue(22);
        user.setValue("root");
        user.setHelperText("root, or an account that may use sudo");
        rest.addClassName("form");
        host.addValueChangeListener(change -> clear());
        port.addValueChangeListener(change -> clear());
        var ask = new Button("Ask for its host key", click -> scan(click.getSource()));
        ask.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        var first = new Div(name, host, port, user, ask);
        first.addClassName("form");
        add(
                new H1("Your own server"),
                new Paragraph("For a server that you rented or own yourself, with Debian 12 or Ubuntu 24.04. The vault"
                        + " hardens it and installs the operator. It cannot destroy it."),
                first,
                busy,
                rest,
                plan);
    }

    private void clear() {
        rest.removeAll();
        plan.removeAll();
    }

    private boolean isComplete() {
        name.setInvalid(!Words.isServerName(name.getValue()));
        name.setErrorMessage("Small letters, digits and -, beginning with a letter");
        host.setInvalid(!host.getValue().strip().matches("[A-Za-z0-9][A-Za-z0-9.:_-]{0,254}"));
        host.setErrorMessage("A name or an IP address, such as 203.0.113.7");
        port.setInvalid(port.getValue() == null || port.getValue() < 1 || port.getValue() > 65_535);
        port.setErrorMessage("A number from 1 to 65535, usually 22");
        user.setInvalid(!user.getValue().matches("[a-z][a-z0-9_-]{0,31}"));
        user.setErrorMessage("The name of an account, such as root");
        return !name.isInvalid() && !host.isInvalid() && !port.isInvalid() && !user.isInvalid();
    }

    private void scan(Button ask) {
        clear();
        if (!isComplete()) {
            return;
        }
        var place = host.getValue().strip();
        var at = port.getValue();
        busy.run(
                "Asking for its host key. Nothing else is sent.",
                ask,
                () -> person.vault().ownServers().scan(place, at),
                key -> rest.add(new HostKeyPart(key, () -> confirmed(key))));
    }

    private void confirmed(HostKeyView key) {
        rest.removeAll();
        var signIn = new SignInPart();
        var newKey = new Checkbox("The server makes itself a new host key");
        var close = new Checkbox("Other accounts and ports that are open there may be shut out");
        var show = new Button("Show the plan", click -> {
            if (isComplete() && signIn.isComplete()) {
                plan(click.getSource(), signIn, form(key, newKey.getValue(), close.getValue()));
            }
        });
        show.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        rest.add(Parts.section(
                "Sign in once",
                "From the second step on the vault comes in by a key of its own. What you type here is not kept.",
                signIn,
                newKey,
                close,
                Parts.hint("Without it the vault stops before it changes anything where others would be shut out."),
                show));
    }

    private AdoptForm form(HostKeyView key, boolean newKey, boolean close) {
        return new AdoptForm(name.getValue(), key.host(), key.port(), user.getValue(), key.key(), newKey, close);
    }

    private void plan(Button show, SignInPart signIn, AdoptForm form) {
        plan.removeAll();
        busy.run("Making the plan.", show, () -> person.vault().ownServers().plan(form), view -> {
            plan.add(Parts.section("The plan", "", steps(view), after(form), go(signIn, form)));
            plan.getElement().executeJs("this.scrollIntoView({behavior: 'smooth'})");
        });
    }

    private static OrderedList steps(PlanView view) {
        var steps = new OrderedList();
        view.steps().forEach(step -> {
            var seconds = new Span(Words.minutes(step.seconds()));
            seconds.addClassName("meta");
            steps.add(new ListItem(new Span(step.title()), new Span(" "), seconds));
        });
        return steps;
    }

    private static Paragraph after(AdoptForm form) {
        return new Paragraph(
                "Where its updates ask for it, the server is restarted once, and what runs on it ends for that. Afterwards port %d alone is open. Nobody comes in by SSH as root or with a password any more; accounts with an ed25519 key still do."
                        .formatted(form.port()));
    }

    private Button go(SignInPart signIn, AdoptForm form) {
        var go = new Button("Set up %s".formatted(form.name()), click -> {
            if (signIn.isComplete()) {
                var once = signIn.take();
                busy.run(
                        "Beginning.",
                        click.getSource(),
                        () -> person.vault().ownServers().adopt(form, once),
                        server -> UI.getCurrent().navigate(ServerPage.class, server.id()));
            }
        });
        go.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        return go;
    }
}
