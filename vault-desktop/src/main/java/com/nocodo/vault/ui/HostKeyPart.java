package com.nocodo.vault.ui;

import com.nocodo.vault.door.HostKeyView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/// Which host key answers, and whether the person knows it. The default is that they do not.
final class HostKeyPart extends Section {
    HostKeyPart(HostKeyView key, Runnable confirmed) {
        addClassName("host-key");
        var picture = new Pre(key.picture());
        picture.getElement().setAttribute("aria-label", "The picture of the host key");
        var typed = new TextField("The fingerprint, as the server's console shows it");
        typed.setPlaceholder("SHA256:…");
        typed.setWidthFull();
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        var other = new Button("It is another", click -> {
            removeAll();
            var alarm = Parts.alarm();
            alarm.setText(
                    "Somebody else may answer in the server's place. Nothing was sent. Look at the address, and ask"
                            + " whoever runs the network.");
            alarm.setVisible(true);
            add(alarm);
        });
        var same = new Button("It is the same", click -> confirmed.run());
        same.setEnabled(false);
        typed.addValueChangeListener(change -> {
            var text = change.getValue().strip();
            same.setEnabled(text.equals(key.fingerprint()));
            typed.setInvalid(text.length() >= key.fingerprint().length() && !same.isEnabled());
        });
        typed.setErrorMessage("This is another fingerprint than the one that answers");
        other.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        add(
                new H2("Is this your server?"),
                new Paragraph(
                        "This host key (ed25519) answers. Anybody between here and there could answer with one of their own."),
                new Code(key.fingerprint()),
                picture,
                new Paragraph(
                        "Ask the server itself, not by SSH: at the provider's console, or on its own screen, with"),
                new Code("ssh-keygen -lvf /etc/ssh/ssh_host_ed25519_key.pub"),
                typed,
                Parts.row(other, same));
    }
}
