package com.nocodo.vault.ui;

import com.nocodo.vault.door.AfterBreakIn;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.TrustView.Trust;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/// Whether the vault gives anything to a server.
final class TrustPart extends Section {
    private final Person person;
    private final String server;
    private final String name;
    private final Runnable changed;

    /// @param changed looks at the server again
    TrustPart(Person person, ServerView server, Runnable changed) {
        this.person = person;
        this.server = server.id();
        this.name = server.name();
        this.changed = changed;
        add(new H2("Trust"));
        switch (server.trust()) {
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
                                "Nothing secret goes to it, its way in is closed, and nothing is taken from it any more. What"
                                        + " an operator knew, whoever broke in knows: keys of language models and mail, too."
                                        + " Replace these where they were made."),
                        next(server),
                        Parts.row(surely()));
        }
    }

    private static OrderedList next(ServerView server) {
        var tasks = new OrderedList();
        AfterBreakIn.of(server)
                .forEach(task -> tasks.add(new ListItem(new Span(task.words()), new Div(new Code(task.command())))));
        return tasks;
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
