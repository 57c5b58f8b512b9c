package com.nocodo.webapp.project;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;

/// Says what went wrong in the page that is shown, over it, until somebody puts it away. The first trouble is shown,
/// since what follows often comes of it.
final class PageTrouble extends Div {
    private static final List<String> KINDS = List.of("error", "answer", "down", "missing");
    private static final int MOST_COUNTED = 99;

    private final Consumer<String> chat;
    private final Span more = new Span();
    private int others;

    /// @param chat takes what is to be sent to the chat
    PageTrouble(Consumer<String> chat) {
        this.chat = chat;
        addClassNames("card", "trouble");
        getElement().setAttribute("role", "alert");
        more.addClassName("hint");
        setVisible(false);
    }

    /// @param text of the application: shown as text, and never taken for anything else
    void tell(String kind, String text, String page) {
        if (!KINDS.contains(kind)) {
            return;
        }
        if (isVisible()) {
            others = Math.min(MOST_COUNTED, others + 1);
            more.setText(getTranslation("preview.trouble.more", others));
            return;
        }
        others = 0;
        more.setText("");
        var what = getTranslation("preview.trouble." + kind);
        var send = new Button(getTranslation("preview.trouble.send"), click -> {
            chat.accept(getTranslation("preview.trouble.message", page, what, text));
            setVisible(false);
        });
        send.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        var actions =
                new Div(send, new Button(getTranslation("preview.trouble.dismiss"), click -> setVisible(false)), more);
        actions.addClassName("actions");
        removeAll();
        var heading = new Paragraph(what);
        heading.addClassName("title");
        add(heading, new Pre(page + "\n" + text), actions);
        setVisible(true);
    }

    /// Another page begins; what was wrong with the one before is over.
    void over() {
        setVisible(false);
    }
}
