package com.nocodo.vault.ui;

import com.nocodo.vault.door.KeyView;
import com.nocodo.vault.door.OrphanView;
import com.nocodo.vault.door.ServerView;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import java.util.List;

/// All servers, and what was left over at a provider.
@Route("")
@PageTitle("Servers · nocodo vault")
final class ServersPage extends Main {
    private final Person person;

    ServersPage(Person person) {
        this.person = person;
        addClassName("page");
        var keys = person.vault().keys().all();
        var servers = person.vault().servers().all();
        add(new H1("Servers"));
        if (keys.isEmpty()) {
            if (!servers.isEmpty()) {
                add(list(servers));
            }
            add(
                    new Paragraph("To make a server, the vault needs a key of the provider that rents it out."),
                    Parts.row(button("Add a key", "keys"), ownServer()),
                    new VisitPart(person),
                    new OldBackupsPart(person, servers));
            return;
        }
        if (servers.isEmpty()) {
            add(new Paragraph(
                    "No server yet. The vault orders one, hardens it and installs what you need, in minutes."));
        }
        add(
                list(servers),
                Parts.row(button("New server", "new-server"), ownServer()),
                new VisitPart(person),
                new OldBackupsPart(person, servers),
                leftovers(keys));
    }

    private static Button ownServer() {
        return new Button("Use a server of your own", click -> UI.getCurrent().navigate(OwnServerPage.class));
    }

    private static Button button(String text, String place) {
        var button = new Button(text, click -> UI.getCurrent().navigate(place));
        button.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        return button;
    }

    private static UnorderedList list(List<ServerView> servers) {
        var list = new UnorderedList();
        list.addClassName("cards");
        servers.stream()
                .sorted(java.util.Comparator.comparing(ServerView::ordered).reversed())
                .forEach(server -> list.add(entry(server)));
        return list;
    }

    private static ListItem entry(ServerView server) {
        var link = new RouterLink(server.name(), ServerPage.class, server.id());
        var facts = new DescriptionList();
        facts.addClassName("facts");
        Parts.fact(
                facts,
                "Where",
                server.madeByOwner() || Words.isVisit(server)
                        ? Words.provider(server.provider())
                        : "%s, %s, %s".formatted(Words.provider(server.provider()), server.zone(), server.size()));
        Parts.fact(facts, "Address", server.address());
        Parts.fact(facts, "Operator", server.operator());
        if (!server.madeByOwner()) {
            Parts.fact(facts, "Cost so far", Parts.money(server.costSoFar(), server.currency()));
        }
        return new ListItem(new H3(link), new Paragraph(Parts.chip(Words.state(server), Words.kind(server))), facts);
    }

    private Section leftovers(List<KeyView> keys) {
        var key = new Select<KeyView>();
        key.setLabel("Look with the key");
        key.setItems(keys);
        key.setItemLabelGenerator(KeyView::name);
        key.setValue(keys.getFirst());
        var found = new Div();
        found.getElement().setAttribute("role", "status");
        var busy = new Busy();
        var look = new Button(
                "Look for leftovers",
                click -> busy.run(
                        "Looking in all zones.",
                        click.getSource(),
                        () -> person.vault().servers().sweep(key.getValue().id()),
                        orphans -> tell(found, orphans)));
        return Parts.section(
                "Leftovers",
                "Things at the provider that carry our mark and belong to no server here. They cost money.",
                Parts.row(key, look),
                busy,
                found);
    }

    private static void tell(Div found, List<OrphanView> orphans) {
        found.removeAll();
        if (orphans.isEmpty()) {
            found.add(new Paragraph(Parts.chip("Nothing of ours lies around", "good")));
            return;
        }
        var list = new UnorderedList();
        orphans.forEach(one ->
                list.add(new ListItem("%s in %s: %s (%s)".formatted(one.kind(), one.zone(), one.name(), one.id()))));
        found.add(new Paragraph("Remove these at the provider, if you know them:"), list);
    }
}
