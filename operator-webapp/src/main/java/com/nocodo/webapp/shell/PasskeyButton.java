package com.nocodo.webapp.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;

/// Signs in by a passkey; only there where the browser has some.
final class PasskeyButton extends Div {
    private final Button button;
    private final Consumer<String> alarm;

    /// @param alarm says why it was not possible
    PasskeyButton(Consumer<String> alarm) {
        this.alarm = alarm;
        this.button = new Button(getTranslation("sign-in.passkey"));
        addClassName("way");
        button.setWidthFull();
        button.getElement().setAttribute("hidden", true);
        add(button);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJavaScript(PasskeyWords.SCRIPT);
        getElement()
                .executeJs(
                        "window.nocodoPasskeys.offer($0, result => this.$server.failed(result))", button.getElement());
    }

    @ClientCallable
    void failed(String result) {
        alarm.accept(PasskeyWords.of(this, result));
    }
}
