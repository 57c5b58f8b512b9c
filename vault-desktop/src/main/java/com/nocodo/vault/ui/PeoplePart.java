package com.nocodo.vault.ui;

import com.nocodo.vault.door.InvitationView;
import com.nocodo.vault.door.PersonView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;

/// Who may come into a server, each by a vault of their own.
final class PeoplePart extends Section {
    private final Person person;
    private final String server;
    private final Runnable changed;
    private final Busy busy = new Busy();
    private final Div told = new Div();

    /// @param changed looks at the server again
    PeoplePart(Person person, String server, Runnable changed) {
        this.person = person;
        this.server = server;
        this.changed = changed;
        told.getElement().setAttribute("role", "status");
        add(
                new H2("Who may come in"),
                Parts.hint(
                        "Whoever else comes in makes a file in a vault of their own, gives it to you, and tells you its"
                                + " code. They come in as themselves, and each can be shut out alone."));
        show(person.vault().access().waiting(server), "");
        add(look(), busy, told, admit());
    }

    private Button look() {
        return new Button(
                "Look who may come in",
                click -> busy.run(
                        "Asking the operator.",
                        click.getSource(),
                        () -> person.vault().access().people(server),
                        people -> show(people, "Nobody may.")));
    }

    private void show(List<PersonView> people, String nobody) {
        told.removeAll();
        if (people.isEmpty()) {
            told.add(new Paragraph(nobody));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("checks");
        people.forEach(one -> list.add(entry(one)));
        told.add(list);
    }

    private ListItem entry(PersonView one) {
        var meta = new Span("%s · %s%s"
                .formatted(
                        one.id(),
                        one.since() == null ? "not let in yet" : "since " + Parts.moment(one.since()),
                        one.trouble().isEmpty() ? "" : " · " + one.trouble()));
        meta.addClassName("meta");
        var item = new ListItem(chip(one), new Span(one.name()), new Span(seen(one)), meta);
        if (!one.you()) {
            item.add(shutOut(one));
        }
        if (one.role().equals("member") && one.state().isEmpty()) {
            item.add(handOver(one));
        }
        return item;
    }

    private static Span chip(PersonView one) {
        return switch (one.state()) {
            case "admitting" -> Parts.chip("being let in", "warn");
            case "revoking" -> Parts.chip("being shut out", "warn");
            default -> Parts.chip(one.you() ? "this vault" : one.role(), one.you() ? "good" : "none");
        };
    }

    private static String seen(PersonView one) {
        if (one.here()) {
            return "here now";
        }
        return one.seen() == null ? "was never here" : "last here " + Parts.moment(one.seen());
    }

    private Button shutOut(PersonView one) {
        return new Button(
                "Shut out …",
                click -> TypedName.ask(
                        "Shut out " + one.name(),
                        "What they have open ends at once, and their keys open nothing here again. To let them in once"
                                + " more they make a new file.",
                        one.id(),
                        "Shut out",
                        typed -> {
                            person.vault().access().revoke(server, one.id());
                            changed.run();
                        }));
    }

    private Div handOver(PersonView one) {
        var file = CopiesPart.file("File for " + one.name(), "admission");
        var write = new Button(
                "Write it",
                click -> WelcomePage.path(file)
                        .ifPresent(place ->
                                Parts.tried(() -> tell(person.vault().access().handOver(server, one.id(), place)))));
        var fields = new Div(file, write);
        fields.addClassName("fields");
        return fields;
    }

    private void tell(InvitationView file) {
        told.add(new Paragraph("The file is %s. Give it to %s, and tell them this code by another way: %s"
                .formatted(file.file(), file.name(), file.code())));
    }

    private Div admit() {
        var file = CopiesPart.file("File that they gave you", "invitation");
        var code = new TextField("Code that they told you");
        code.setPlaceholder("0000-0000-0000-0000-0000");
        var letIn = new Button(
                "Let in",
                click -> WelcomePage.path(file)
                        .ifPresent(place -> Parts.tried(() -> {
                            person.vault().access().admit(server, place, code.getValue());
                            changed.run();
                        })));
        var fields = new Div(file, code, letIn);
        fields.addClassName("fields");
        return fields;
    }
}
