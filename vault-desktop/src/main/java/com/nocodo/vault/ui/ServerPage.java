package com.nocodo.vault.ui;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.TrustView.Trust;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;

/// One server: how it is, what is being done to it, what it costs, and its end.
@Route("server")
final class ServerPage extends Main implements HasUrlParameter<String>, HasDynamicTitle {
    private final Person person;
    private String id = "";
    private String name = "";

    ServerPage(Person person) {
        this.person = person;
        addClassName("page");
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        this.id = id;
        try {
            draw(person.vault().servers().get(id));
        } catch (ProblemException e) {
            throw new NotFoundException(e.problem().message());
        }
    }

    private void draw(ServerView server) {
        name = server.name();
        removeAll();
        add(new H1(server.name()), new Paragraph(Parts.chip(Words.state(server), Words.kind(server))));
        if (!server.trouble().isEmpty()) {
            add(trouble(server));
        }
        if (server.working()) {
            add(new ProgressPart(person, id, this::draw));
        }
        var trusted = server.trust() == Trust.TRUSTED;
        if (server.state() == State.READY && trusted) {
            add(new WayPart(person, id));
            if (server.operatorOffered() != null) {
                add(new UpdatePart(person, server, this::draw));
            }
        }
        if (server.madeByOwner() && server.state() == State.MAKING && !server.working()) {
            add(new SignInAgainPart(person, id, this::draw));
        }
        add(actions(server), facts(server));
        if (server.receipt() != null) {
            add(receipt(server.receipt()));
        }
        if (server.state() == State.READY && !Words.isVisit(server)) {
            Runnable again = () -> draw(person.vault().servers().get(id));
            add(new BackupsPart(person, server, again));
            if (!server.working() && trusted) {
                add(new KeysPart(person, id, again), new PeoplePart(person, id, again));
                add(new CodingClisPart(person, id, again));
            }
            add(new TrustPart(person, server, again));
            add(new ScorecardPart(person.vault().servers().scorecard(id)));
        }
        if (!server.working()) {
            add(new EndPart(person, server, this::draw));
        }
    }

    private static Div trouble(ServerView server) {
        var trouble = Parts.alarm();
        trouble.add(
                new Paragraph(server.trouble()),
                new Paragraph(
                        server.madeByOwner()
                                ? "What was done so far is kept, and written down. Go on when the cause is mended."
                                : "What was done so far is kept, and written down. Go on when the cause is mended, or"
                                        + " destroy the server: then nothing of it is left, and nothing costs."));
        if (server.state() == State.READY) {
            trouble.removeAll();
            trouble.add(new Paragraph(server.trouble()));
        }
        trouble.setVisible(true);
        return trouble;
    }

    private Div actions(ServerView server) {
        var row = Parts.row();
        var left =
                server.state() == State.MAKING || server.state() == State.UPDATING || server.state() == State.REMOVING;
        if (server.working()) {
            row.add(new Button(
                    "Pause",
                    click -> Parts.tried(() -> {
                        person.vault().servers().pause(id);
                        click.getSource().setEnabled(false);
                        Notices.tell("It leaves off when the step that it is at has ended.");
                    })));
        } else if (left) {
            var on = new Button(
                    "Go on",
                    click -> Parts.tried(() -> draw(person.vault().servers().goOn(id))));
            on.addThemeVariants(ButtonVariant.AURA_PRIMARY);
            row.add(on);
        }
        if (!server.madeByOwner() && !Words.isVisit(server)) {
            row.add(new Button(
                    "Make another one like it", click -> UI.getCurrent().navigate(AnotherPage.class, id)));
        }
        return row;
    }

    private static DescriptionList facts(ServerView server) {
        var facts = new DescriptionList();
        facts.addClassName("facts");
        Parts.fact(facts, "Provider", Words.provider(server.provider()));
        Parts.fact(facts, "Zone", server.zone());
        Parts.fact(facts, "Size", server.size());
        Parts.fact(facts, "Address", server.address());
        Parts.fact(facts, "Host key", server.fingerprint());
        Parts.fact(facts, "Operator", server.operator());
        if (server.madeByOwner()) {
            Parts.fact(facts, "Here since", Parts.moment(server.ordered()));
            return facts;
        }
        Parts.fact(facts, "Ordered", Parts.moment(server.ordered()));
        Parts.fact(facts, "Cost an hour", Parts.money(server.perHour(), server.currency()));
        Parts.fact(facts, "Cost so far", Parts.money(server.costSoFar(), server.currency()));
        return facts;
    }

    private static Div receipt(ServerView.ReceiptView receipt) {
        var removed = new UnorderedList();
        receipt.removed().forEach(one -> removed.add(new ListItem(one)));
        var part = new Div(
                new H2("Receipt"),
                new Paragraph(Parts.chip(
                        "Left in all zones: %d".formatted(receipt.left()), receipt.left() == 0 ? "good" : "bad")),
                new Paragraph("Removed on %s, vouched for by line %d of the audit log:"
                        .formatted(Parts.moment(receipt.at()), receipt.audit())),
                removed);
        part.addClassName("receipt");
        return part;
    }

    @Override
    public String getPageTitle() {
        return name + " · nocodo vault";
    }
}
