package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.webapp.chat.ChatPanel;
import com.nocodo.webapp.chat.Follower;
import com.nocodo.webapp.shell.Me;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.splitlayout.SplitLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A project's page: chat on the left, the application on the right.
@Route("projects/:slug")
@PermitAll
final class ProjectPage extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final OperatorApi operator;
    private final boolean builds;
    private final String person;
    private @Nullable ProjectSnapshot snapshot;
    private @Nullable ChatPanel chat;
    private @Nullable RightSide right;
    private @Nullable Follower follower;

    ProjectPage(Me me) {
        this.operator = me.operator();
        var own = me.account().me();
        this.builds = !own.role().equals("viewer");
        this.person = own.name();
        addClassName("project");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var slug = event.getRouteParameters().get("slug").orElse("");
        try {
            snapshot = operator.snapshot(slug);
        } catch (ProblemException e) {
            throw new NotFoundException(e.problem().message());
        }
        removeAll();
        chat = new ChatPanel(operator, person, snapshot);
        right = new RightSide(operator, builds, snapshot, event.getLocation(), talk(chat));
        var heading = new H1(snapshot.project().name());
        heading.addClassName("only-read");
        var split = new SplitLayout(chat, right);
        split.setSplitterPosition(38);
        split.setSizeFull();
        add(heading, new NarrowViews(this), split);
        follow(event.getUI(), snapshot);
    }

    private static PreviewSide.Talk talk(ChatPanel chat) {
        return new PreviewSide.Talk() {
            @Override
            public void pointAt(String ref) {
                chat.pointAt(ref);
            }

            @Override
            public void write(String text) {
                chat.write(text);
            }
        };
    }

    /// The same page may be shown for one project after another.
    private void follow(UI ui, ProjectSnapshot seen) {
        if (follower != null) {
            follower.close();
        }
        follower = new Follower(ui, operator, seen.project().id(), seen.seq(), this::take);
    }

    private void take(List<EventRecord> events) {
        if (!events.getFirst()
                .project()
                .equals(Objects.requireNonNull(snapshot).project().id())) {
            return; // of the project before
        }
        Objects.requireNonNull(chat).take(events);
        Objects.requireNonNull(right).take(events);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (follower != null) {
            follower.close();
        }
    }

    @Override
    public String getPageTitle() {
        return Objects.requireNonNull(snapshot).project().name() + " · nocodo";
    }
}
