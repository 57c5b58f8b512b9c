package com.nocodo.webapp.home;

import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Said;
import com.nocodo.webapp.chat.Composer;
import com.nocodo.webapp.chat.Sent;
import com.nocodo.webapp.shell.Me;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/// One large box to say what is needed, and what there is already.
@Route("")
@PermitAll
final class HomeView extends Main implements HasDynamicTitle {
    private static final List<String> KITS =
            List.of("repair", "lessons", "bookings", "orders", "members", "rentals", "practice", "projects");

    private final Me me;
    private final Composer composer;

    HomeView(Me me) {
        this.me = me;
        addClassName("home");
        composer = new Composer(
                "home", getTranslation("home.placeholder"), me.operator().attachments(), new Beginning());
        composer.large();
        composer.beginsWithSheets();
        add(new H1(getTranslation("home.title")), new Paragraph(getTranslation("home.lead")), composer, kits());
        add(new H2(getTranslation("home.projects")), new Cards(me.operator()));
        if (me.account().me().role().equals("owner")) {
            add(new Button(
                    getTranslation("bring.title"), VaadinIcon.UPLOAD.create(), click -> new BringDialog().open()));
        }
        composer.focus();
    }

    private final class Beginning implements Composer.Receiver {
        @Override
        public void take(Said said) throws ProblemException {
            var project = me.operator().begin(said);
            var ui = getUI().orElseThrow();
            ui.getPage().executeJs("setTimeout(() => $0.$server.go($1), 0)", getElement(), project.slug());
        }

        @Override
        public boolean has(String key) {
            return Sent.begins(me.operator(), key);
        }
    }

    /// Once the browser knows that its message has arrived.
    @ClientCallable
    void go(String slug) {
        getUI().orElseThrow().navigate("projects/" + slug);
    }

    private Div kits() {
        var kits = new Div();
        kits.addClassName("kits");
        for (var kit : KITS) {
            var button = new Button(
                    getTranslation("kit." + kit), click -> composer.fill(getTranslation("kit." + kit + ".words")));
            button.addClassName("kit");
            kits.add(button);
        }
        return kits;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("home.title") + " · nocodo";
    }
}
