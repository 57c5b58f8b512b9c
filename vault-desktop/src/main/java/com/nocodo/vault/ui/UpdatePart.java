package com.nocodo.vault.ui;

import com.nocodo.vault.door.ServerView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Section;
import java.util.function.Consumer;

/// Another operator is here than the one that runs on a server.
final class UpdatePart extends Section {
    UpdatePart(Person person, ServerView server, Consumer<ServerView> begun) {
        var update = new Button(
                "Update the operator",
                click -> Parts.tried(() -> begun.accept(person.vault().servers().update(server.id(), false, null))));
        add(
                Parts.hint(
                        "The vault has another operator (%s) than the one that runs here (%s). It does not answer for about"
                                .concat(" a minute while it is updated. If the new one is not healthy, the server goes")
                                .concat(" back by itself.")
                                .formatted(server.operatorOffered(), server.operator())),
                update);
    }
}
