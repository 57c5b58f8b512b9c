package com.nocodo.webapp.project;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Input;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The frame with the application, and what is heard from it. Whatever runs in it may say anything: a message counts
/// only from this frame and the application's own origin, a few at a time, and only as a name or as text.
final class AppFrame extends Div {
    private static final int LONGEST = 500;

    private final IFrame frame = new IFrame();
    private final Button point;
    private final Input path;
    private final Listener listener;
    private String origin = "";

    /// Is told what comes out of the frame.
    interface Listener {
        void picked(String ref);

        void failed(String kind, String text, String path);

        /// Another page begins.
        void begun();
    }

    /// @param point the switch for pointing at something
    /// @param path shows the page's path, and goes where one writes
    AppFrame(Button point, Input path, Listener listener) {
        this.point = point;
        this.path = path;
        this.listener = listener;
        frame.setTitle(getTranslation("preview.frame"));
        addClassName("stage");
        add(frame);
    }

    void width(@Nullable String width) {
        frame.setWidth(width);
    }

    /// Shows an address of the application.
    void open(String address) {
        var uri = URI.create(address);
        origin = uri.getScheme() + "://" + uri.getAuthority();
        frame.getElement().executeJs("$1.appOrigin = $2; this.src = $0", address, getElement(), origin);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        getElement().executeJs("""
                    const root = this, frame = $0, button = $1, path = $2;
                    root.appOrigin ||= $3; // it may have been opened already
                    let on = false, there = false, left = 40;
                    const more = setInterval(() => {
                      if (!root.isConnected) clearInterval(more);
                      left = Math.min(40, left + 1);
                    }, 2000);
                    const say = () => {
                      if (there) frame.contentWindow?.postMessage({nocodo: 1, type: 'point', on}, root.appOrigin);
                    };
                    const point = now => {
                      on = now;
                      button.setAttribute('aria-pressed', String(on));
                      say();
                      if (on) { frame.focus(); }
                    };
                    point(false);
                    const text = (value, most) => typeof value === 'string' ? value.slice(0, most) : '';
                    const hear = e => {
                      if (!root.isConnected) { window.removeEventListener('message', hear); return; }
                      const told = e.data;
                      if (e.source !== frame.contentWindow || e.origin !== root.appOrigin || told?.nocodo !== 1) return;
                      there = true;
                      if (--left < 0) { left = 0; return; }
                      const at = text(told.path, 200);
                      if (document.activeElement !== path && at.startsWith('/')) path.value = at;
                      if (told.type === 'ready') { say(); root.$server.begun(); }
                      if (told.type === 'left' && on) { point(false); button.focus(); }
                      if (told.type === 'side' && document.activeElement === frame && /^[1-9]$/.test(told.digit)) {
                        document.dispatchEvent(new KeyboardEvent('keydown', {key: told.digit, altKey: true}));
                      }
                      if (told.type === 'picked' && on) { point(false); root.$server.picked(text(told.ref, 200)); }
                      if (told.type === 'failed') root.$server.failed(text(told.kind, 20), text(told.text, 500), at);
                    };
                    window.addEventListener('message', hear);
                    button.onclick = () => point(!on);
                    path.onkeydown = e => {
                      if (e.key !== 'Enter') return;
                      const to = new URL(path.value, root.appOrigin);
                      if (to.origin === root.appOrigin) { frame.src = to.href; frame.focus(); }
                    };
                    const keys = e => {
                      if (!root.isConnected) { document.removeEventListener('keydown', keys); return; }
                      if (e.key === 'Escape' && on) { point(false); button.focus(); }
                      if (!e.altKey || e.code !== 'KeyP' || !button.checkVisibility()) return;
                      e.preventDefault(); point(!on);
                    };
                    document.addEventListener('keydown', keys);
                    """, frame.getElement(), point.getElement(), path.getElement(), origin);
    }

    @ClientCallable
    void picked(String ref) {
        listener.picked(ref);
    }

    @ClientCallable
    void failed(String kind, String text, String page) {
        listener.failed(kind, cut(text), cut(page));
    }

    @ClientCallable
    void begun() {
        listener.begun();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
