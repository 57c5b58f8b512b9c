package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.webapp.shell.IconButton;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The running application. While a new version is made, the old one stays.
final class PreviewSide extends Div implements RightSide.Side {
    private static final Map<String, String> WIDTHS = Map.of("desktop", "100%", "tablet", "820px", "phone", "390px");
    private static final String WAITS = "waits";

    private final OperatorApi operator;
    private final String project;
    private final Button point = new IconButton(VaadinIcon.CROSSHAIRS, "preview.point", () -> {});
    private final Input path = new Input();
    private final AppFrame stage;
    private final PageTrouble trouble;
    private final Talk talk;
    private final Paragraph empty = new Paragraph();
    private final Div access = new Div();
    private final Anchor open = new Anchor("", "");
    private final Span ribbon = new Span();
    private final Button start = new Button();
    private final DataChoice data;
    private final boolean builds;
    private @Nullable String url;

    /// The conversation beside it.
    interface Talk {
        /// What is written next is about this.
        void pointAt(String ref);

        /// Writes something that is not said yet.
        void write(String text);
    }

    /// @param builds whether who looks may try things on made-up rows
    PreviewSide(OperatorApi operator, ProjectSnapshot snapshot, boolean builds, Talk talk) {
        this.operator = operator;
        this.builds = builds;
        this.talk = talk;
        this.trouble = new PageTrouble(talk::write);
        this.stage = new AppFrame(point, path, heard());
        this.project = snapshot.project().id();
        this.data = new DataChoice(operator, project, shown());
        addClassName("preview");
        stage.add(trouble);
        path.addClassName("path");
        path.getElement().setAttribute("aria-label", getTranslation("preview.path"));
        access.addClassName("access");
        ribbon.addClassName("ribbon");
        ribbon.getElement().setAttribute("role", "status");
        ribbon.setVisible(false);
        start.setText(getTranslation("preview.start"));
        start.addClickListener(click -> start());
        add(tools(), ribbon, data, access, empty, start, stage);
        show();
    }

    private DataChoice.Shown shown() {
        return new DataChoice.Shown() {
            @Override
            public void real() {
                if (url != null) {
                    open(url, url);
                }
            }

            @Override
            public void waiting() {
                stage.addClassName(WAITS);
            }

            @Override
            public void sample(String address, String home) {
                open(address, home);
            }
        };
    }

    private void open(String address, String home) {
        open.setHref(home);
        stage.removeClassName(WAITS);
        stage.open(address);
    }

    private AppFrame.Listener heard() {
        return new AppFrame.Listener() {
            @Override
            public void picked(String ref) {
                talk.pointAt(ref);
            }

            @Override
            public void failed(String kind, String text, String page) {
                if (data.isSample() && isOver(kind, text)) {
                    data.ended();
                } else {
                    trouble.tell(kind, text, page);
                }
            }

            @Override
            public void begun() {
                trouble.over();
            }
        };
    }

    /// The operator answers 503 where nothing runs. Whatever else is not reached may be there again in a second.
    private static boolean isOver(String kind, String text) {
        return kind.equals("down") && text.endsWith(": 503");
    }

    private void start() {
        try {
            operator.start(project);
        } catch (ProblemException e) {
            ribbon(e.problem().message());
        }
    }

    private Div tools() {
        var tools = new Div();
        tools.addClassName("tools");
        for (var device : List.of("desktop", "tablet", "phone")) {
            var icon = switch (device) {
                case "desktop" -> VaadinIcon.DESKTOP;
                case "tablet" -> VaadinIcon.TABLET;
                default -> VaadinIcon.MOBILE;
            };
            tools.add(new IconButton(icon, "preview." + device, () -> stage.width(WIDTHS.get(device))));
        }
        tools.add(new IconButton(VaadinIcon.REFRESH, "preview.reload", this::reload), path, point);
        open.setText(getTranslation("preview.open"));
        open.setTarget("_blank");
        tools.add(open);
        return tools;
    }

    private void reload() {
        if (data.isSample()) {
            data.open();
        } else if (url != null) {
            open(url, url);
        }
    }

    private void show() {
        var view = operator.project(project);
        url = view.url();
        var runs = url != null;
        stage.setVisible(runs);
        open.setVisible(runs);
        point.setVisible(runs);
        path.setVisible(runs);
        data.setVisible(runs && builds);
        start.setVisible(!runs && view.state().equals("ready"));
        empty.setVisible(!runs);
        empty.setText(getTranslation(view.state().equals("described") ? "preview.described" : "preview.stopped"));
        access.removeAll();
        if (url != null) {
            if (data.isSample()) {
                data.openAfterwards();
            } else {
                open(url, url);
            }
            showAccess();
        }
    }

    /// The application has accounts of its own; the first one was made with it.
    private void showAccess() {
        try {
            access.add(roles());
            var preview = operator.preview(project);
            var password = new Span("••••••••");
            var reveal =
                    new Button(getTranslation("preview.reveal"), click -> password.setText(preview.ownerPassword()));
            reveal.addThemeVariants(ButtonVariant.AURA_TERTIARY);
            access.add(new Span(getTranslation("preview.owner", preview.ownerEmail())), password, reveal);
        } catch (ProblemException e) {
            access.setText(e.problem().message());
        }
    }

    /// Looks at the application as a sample account of a role.
    private Select<OperatorApi.RoleView> roles() {
        var roles = new Select<OperatorApi.RoleView>();
        roles.setAriaLabel(getTranslation("preview.see-as"));
        roles.setPlaceholder(getTranslation("preview.see-as"));
        roles.setItemLabelGenerator(role -> getTranslation("preview.as", RoleLabel.of(this, role)));
        roles.setItems(operator.roles(project));
        roles.addValueChangeListener(change -> seeAs(change.getValue().id()));
        return roles;
    }

    /// With the data that is chosen.
    void seeAs(String role) {
        data.seeAs(role);
        if (data.isSample()) {
            return;
        }
        try {
            stage.open(operator.seeAs(project, role));
        } catch (ProblemException e) {
            ribbon(e.problem().message());
        }
    }

    @Override
    public void take(List<EventRecord> events) {
        for (var record : events) {
            switch (record.event()) {
                case ProjectEvent.PreviewStarted started -> show();
                case ProjectEvent.PreviewStopped stopped -> show();
                case ProjectEvent.ProjectStateChanged changed -> show();
                case ProjectEvent.JobBegun begun ->
                    ribbon(getTranslation(
                            "preview.building." + begun.job().kind().text()));
                case ProjectEvent.JobEnded ended -> ribbon.setVisible(false);
                default -> {} // changes nothing that is seen here
            }
        }
    }

    private void ribbon(String text) {
        ribbon.setText(text);
        ribbon.setVisible(true);
    }

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public Component view() {
        return this;
    }
}
