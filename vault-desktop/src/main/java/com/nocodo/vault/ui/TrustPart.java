package com.nocodo.vault.ui;

import com.nocodo.vault.door.TrustView.Trust;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/// Whether the vault gives anything to a server.
final class TrustPart extends Section {
    private final Person person;
    private final String server;
    private final String name;
    private final Runnable changed;

    /// @param changed looks at the server again
    TrustPart(Person person, String server, String name, Runnable changed) {
        this.person = person;
        this.server = server;
        this.name = name;
        this.changed = changed;
        var trust = person.vault().access().trust(server).trust();
        add(new H2("Trust"));
        switch (trust) {
            case TRUSTED -> add(trusted());
            case PAUSED ->
                add(
                        new Paragraph(Parts.chip("paused", "warn")),
                        Parts.hint("Nothing secret goes to it, and its way in is closed."),
                        Parts.row(again(), hostile()));
            case HOSTILE ->
                add(
                        new Paragraph(Parts.chip("broken into", "bad")),
                        Parts.hint(
                                "Nothing secret goes to it, and its way in is closed. What an operator knew, whoever"
                                        + " broke in knows: destroy the server, and make another with what you have saved of it."),
                        Parts.row(surely()));
        }
    }

    private Div trusted() {
        return new Div(
                Parts.hint(
                        "Something strange? Pause it: the vault gives it nothing and closes the way in, until you look"
                                + " closer."),
                Parts.row(new Button("Pause sending secrets", click -> set(Trust.PAUSED, "")), hostile()));
    }

    private void set(Trust trust, String typed) {
        if (Parts.tried(() -> person.vault().access().setTrust(server, trust, typed))) {
            changed.run();
        }
    }

    private Button again() {
        return new Button("Trust it again", click -> set(Trust.TRUSTED, ""));
    }

    private Button hostile() {
        return new Button("This server was broken into", click -> set(Trust.HOSTILE, ""));
    }

    private Button surely() {
        return new Button(
                "That was a mistake …",
                click -> TypedName.ask(
                        "Trust " + name + " again",
                        "From then on the vault opens its way in, and gives it what it needs.",
                        name,
                        "Trust it again",
                        typed -> {
                            person.vault().access().setTrust(server, Trust.TRUSTED, typed);
                            changed.run();
                        }));
    }
}
