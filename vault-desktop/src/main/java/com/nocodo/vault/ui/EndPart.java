package com.nocodo.vault.ui;

import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.ServerView.State;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.function.Consumer;

/// The ends that a server can come to: last on its page, and only by its name.
final class EndPart extends Section {
    private final Person person;
    private final ServerView server;
    private final Consumer<ServerView> changed;

    /// @param changed gets the server as it is then
    EndPart(Person person, ServerView server, Consumer<ServerView> changed) {
        this.person = person;
        this.server = server;
        this.changed = changed;
        add(new H2("When you need it no more"), buttons());
    }

    private Div buttons() {
        var row = Parts.row();
        if (server.madeByOwner()
                && (server.state() == State.READY || server.state() == State.MAKING && !server.working())) {
            row.add(giveBack());
        }
        if (!server.madeByOwner() && server.state() != State.GONE && !Words.isVisit(server)) {
            row.add(destroy());
        }
        row.add(forget());
        return row;
    }

    private Button giveBack() {
        return new Button(
                "Give it back …",
                click -> TypedName.ask(
                        "Remove nocodo from " + server.name(),
                        "The operator goes with all projects on it, and the vault's account. Whoever came in by SSH before"
                                + " comes in again. The server itself stays as it is.",
                        server.name(),
                        "Give it back",
                        typed -> changed.accept(person.vault().ownServers().release(server.id(), typed))));
    }

    private Button destroy() {
        return new Button(
                "Destroy …",
                click -> TypedName.ask(
                        "Destroy " + server.name(),
                        "Everything that was made for it goes for good: the server, its disks, its addresses. Then the vault"
                                + " looks in all zones whether anything is left.",
                        server.name(),
                        "Destroy",
                        typed -> changed.accept(person.vault().servers().destroy(server.id(), typed))));
    }

    private Button forget() {
        return new Button(
                "Forget …",
                click -> TypedName.ask("Forget " + server.name(), forgotten(), server.name(), "Forget", typed -> {
                    person.vault().servers().forget(server.id(), typed);
                    UI.getCurrent().navigate(ServersPage.class);
                }));
    }

    private String forgotten() {
        if (server.state() == State.GONE) {
            return "The vault forgets what it knows of this server. The audit log keeps what was done.";
        }
        if (server.madeByOwner()) {
            return "Only the vault forgets it. Whatever it put on the server stays there, and its keys are lost.";
        }
        return Words.isVisit(server)
                ? "Only this vault forgets it. To come in again you need a new file of its owner's."
                : "Only the vault forgets it. The server stays at the provider, and costs. Its keys are lost.";
    }
}
