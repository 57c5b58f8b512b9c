package com.nocodo.webapp.shell;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;

/// The frame around the pages of whoever is signed in.
@Layout
@AnonymousAllowed
public final class Shell extends Div implements RouterLayout {
    Shell(Palette palette, AuthenticationContext who) {
        addClassName("shell");
        var skip = new Anchor("#content", getTranslation("shell.skip"));
        skip.addClassName("skip");
        var brand = new Anchor("/", "nocodo");
        brand.addClassName("brand");
        var search = new IconButton(VaadinIcon.SEARCH, "shell.palette", palette::open);
        var keys = new IconButton(VaadinIcon.KEYBOARD, "shell.keys", Keys::open);
        var looks = new IconButton(VaadinIcon.ADJUST, "shell.looks", this::switchLooks);
        var settings = new IconButton(
                VaadinIcon.COG, "settings.title", () -> getUI().orElseThrow().navigate("settings"));
        var health = new IconButton(
                VaadinIcon.HEART, "health.title", () -> getUI().orElseThrow().navigate("health"));
        health.setVisible(who.isAuthenticated() && palette.builds());
        var out = new IconButton(VaadinIcon.SIGN_OUT, "shell.sign-out", this::signOut);
        var space = new Div();
        space.addClassName("space");
        add(skip, new Header(brand, space, search, keys, looks, health, settings, out));
        Shortcuts.addShortcutListener(this, palette::open, Key.KEY_K, KeyModifier.of("Control"));
        getElement().executeJs("""
                document.addEventListener('keydown', e => {
                  const typing = e.composedPath()[0].matches?.('input,textarea,[contenteditable]');
                  if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
                  if (e.key === '?') $0.$server.keys();
                  if (e.key === '/') { document.querySelector('.composer textarea')?.focus(); e.preventDefault(); }
                });
                const kept = localStorage.getItem('nocodo-looks');
                if (kept) document.documentElement.style.colorScheme = kept;
                """, getElement());
    }

    @ClientCallable
    void keys() {
        Keys.open();
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
                        next -> getUI().orElseThrow()
                                .getPage()
                                .setColorScheme(
                                        next.equals("dark") ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT));
    }

    /// A form, because signing out ends the cookie, and only an answer of HTTP can do that.
    private void signOut() {
        getElement().executeJs("""
                const form = document.createElement('form');
                form.method = 'post'; form.action = '/session/end';
                document.body.append(form); form.submit();
                """);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        content.getElement().setAttribute("id", "content");
        getElement().appendChild(content.getElement());
    }
}
