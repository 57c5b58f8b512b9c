package com.nocodo.vault.ui;

import com.nocodo.vault.door.VaultView;
import com.nocodo.vault.ui.web.Alarms;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The frame around the pages behind the lock: where one is, when it locks, what is being done, and the way to lock.
@Layout
public final class Shell extends Div implements RouterLayout {
    private static final int ASK_MILLIS = 2000;

    private final Person person;
    private final Alarms alarms;
    private final Span locks = new Span();
    private final Span working = new Span();
    private final Div alarm = new Div();
    private final SignedIn signedIn;
    private @Nullable Registration polls;

    Shell(Person person, Alarms alarms) {
        this.person = person;
        this.alarms = alarms;
        this.signedIn = new SignedIn(person);
        addClassName("shell");
        var skip = new Anchor("#content", "To the content");
        skip.addClassName("skip");
        var brand = new Anchor("/", "nocodo vault");
        brand.addClassName("brand");
        var nav = new Nav(
                new RouterLink("Servers", ServersPage.class),
                new RouterLink("Keys", KeysPage.class),
                new RouterLink("Audit", AuditPage.class),
                new RouterLink("Settings", SettingsPage.class));
        nav.getElement().setAttribute("aria-label", "Pages");
        locks.addClassName("meta");
        working.addClassNames("meta", "working");
        var lock = new Button("Lock now", VaadinIcon.LOCK.create(), click -> lock());
        lock.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        alarm.addClassName("alarm");
        alarm.getElement().setAttribute("role", "alert");
        alarm.setVisible(false);
        var space = new Div();
        space.addClassName("space");
        add(skip, new Header(brand, nav, space, working, locks, looks(), lock), signedIn, alarm);
    }

    private Button looks() {
        var looks = new Button(VaadinIcon.ADJUST.create(), click -> switchLooks());
        looks.addThemeVariants(ButtonVariant.AURA_TERTIARY);
        looks.setAriaLabel("Light or dark");
        looks.setTooltipText("Light or dark");
        return looks;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval(ASK_MILLIS);
        polls = event.getUI().addPollListener(poll -> show());
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polls != null) {
            polls.remove();
        }
    }

    /// Asks in a way that does not count as use.
    private void show() {
        var vault = person.vault().vault();
        if (vault.state() != VaultView.State.OPEN) {
            getUI().ifPresent(ui -> ui.getPage().reload());
            return;
        }
        locks.setText(vault.locksAt() == null ? "" : "Locks in " + left(vault.locksAt()));
        working.setText(vault.working().isEmpty() ? "" : "At work on " + String.join(", ", vault.working()));
        alarms.usedAgain().ifPresent(at -> warn());
        signedIn.show();
    }

    static String left(Instant at) {
        var seconds = Math.max(0, Duration.between(Instant.now(), at).toSeconds());
        return seconds < 90 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }

    private void warn() {
        if (alarm.isVisible()) {
            return;
        }
        alarm.removeAll();
        alarm.add(new Paragraph(
                "Somebody came with a link to this page that was used before. If that was not you, a person or a program"
                        + " saw the link: lock the vault, and look at what runs on this computer. It opened nothing."));
        alarm.add(new Button("I saw it", click -> {
            alarms.seen();
            alarm.setVisible(false);
        }));
        alarm.setVisible(true);
    }

    private void lock() {
        person.vault().lock();
    }

    /// The browser keeps the choice, so it holds for this device.
    private void switchLooks() {
        getElement()
                .executeJs("""
                const dark = getComputedStyle(document.documentElement).colorScheme === 'dark'
                  || (document.documentElement.style.colorScheme !== 'light'
                      && matchMedia('(prefers-color-scheme: dark)').matches);
                const next = dark ? 'light' : 'dark';
                localStorage.setItem('nocodo-looks', next);
                document.documentElement.style.colorScheme = next;
                return next;
                """)
                .then(
                        String.class,
                        next -> UI.getCurrent()
                                .getPage()
                                .setColorScheme(
                                        next.equals("dark") ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT));
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        content.getElement().setAttribute("id", "content");
        getElement().appendChild(content.getElement());
    }
}
