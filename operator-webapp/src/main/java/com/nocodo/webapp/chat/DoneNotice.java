package com.nocodo.webapp.chat;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// How a person who looks elsewhere hears that a job is over: by the title of the page, and by a notification of the
/// browser where they want one. The browser asks for that by itself, once, and keeps what was said.
final class DoneNotice extends Div {
    private final Button wanted = new Button();
    private final Span how = new Span();

    DoneNotice() {
        addClassName("done-notice");
        wanted.setText(getTranslation("done.tell-me"));
        wanted.addThemeVariants(ButtonVariant.AURA_TERTIARY);
        wanted.getElement().setAttribute("hidden", true);
        how.addClassName("hint");
        how.getElement().setAttribute("role", "status");
        add(wanted, how);
    }

    /// All in the browser: it takes the answer only from the click itself.
    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs(
                        """
                        const [button, how, byNotification, byTitle] = [$0, $1, $2, $3];
                        const allowed = () => window.Notification?.permission ?? 'denied';
                        const show = () => {
                          button.hidden = allowed() !== 'default';
                          how.textContent = {granted: byNotification, denied: byTitle}[allowed()] ?? '';
                        };
                        button.onclick = () => Notification.requestPermission().then(show);
                        show();
                        """,
                        wanted.getElement(),
                        how.getElement(),
                        getTranslation("done.by-notification"),
                        getTranslation("done.by-title"));
    }

    /// Tells it, unless the page is being looked at; the title is the page's own again once it is.
    ///
    /// @param job names it, so that it is told once
    static void tell(Component page, String title, String sentence, String job) {
        page.getElement().executeJs("""
                        if (!document.hidden) return;
                        window.nocodoTitle ??= document.title;
                        document.title = $0;
                        document.addEventListener('visibilitychange', function looked() {
                          if (document.hidden) return;
                          document.removeEventListener('visibilitychange', looked);
                          document.title = window.nocodoTitle ?? document.title;
                          delete window.nocodoTitle;
                        });
                        if (window.Notification?.permission !== 'granted') return;
                        try {
                          const told = new Notification($0, {body: $1, tag: $2});
                          told.onclick = () => { window.focus(); told.close(); };
                        } catch { /* a phone's browser has none for pages: the title says it */ }
                        """, title, sentence, job);
    }
}
