package com.nocodo.webapp.home;

import com.nocodo.protocol.CardView;
import com.nocodo.protocol.ProjectView;
import com.nocodo.webapp.shell.Moments;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One application among the others: a link with its picture, its name, and how it stands.
final class Card extends ListItem {
    private final String project;
    private final Span picture = new Span();
    private final Span name = new Span();
    private final Span standing = new Span();
    private final Span where = new Span();
    private final Span changed = new Span();
    private @Nullable Long pictured;

    Card(CardView card) {
        project = card.project().id();
        picture.addClassName("picture");
        picture.getElement().setAttribute("aria-hidden", "true");
        name.addClassName("title");
        where.addClassName("meta");
        changed.addClassName("meta");
        add(new Anchor("/projects/" + card.project().slug(), picture, name, standing, where, changed));
        show(card);
    }

    boolean shows(String id) {
        return project.equals(id);
    }

    void show(CardView card) {
        var view = card.project();
        name.setText(view.name());
        standing.setText(getTranslation("standing." + card.standing().text()));
        standing.setClassName("standing " + card.standing().text());
        where.setText(address(view));
        changed.setText(getTranslation("home.changed", Moments.of(card.changedAt(), getLocale())));
        var version = card.picture();
        if (version == null) {
            picture.setText(initial(view.name()));
        } else if (!Objects.equals(version, pictured)) {
            picture.removeAll();
            picture.add(new Image("/api/v1/projects/%s/past/versions/%d/picture".formatted(view.id(), version), ""));
        }
        pictured = version;
    }

    private static String initial(String name) {
        return name.isEmpty() ? "" : Character.toString(name.codePointAt(0));
    }

    /// Where it answers, as people read it; while it does not run, what it will be called there.
    private static String address(ProjectView view) {
        var url = view.url();
        return url == null ? view.slug() : URI.create(url).getAuthority();
    }
}
