package com.nocodo.webapp.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import java.util.List;

/// The sheet of what the keyboard can do.
final class Keys {
    private static final List<String> KEYS = List.of(
            "slash",
            "enter",
            "shift-enter",
            "escape",
            "ctrl-k",
            "alt-digit",
            "alt-p",
            "digit",
            "arrows",
            "n-p",
            "ctrl-z",
            "question");

    private Keys() {}

    static void open() {
        var ui = UI.getCurrent();
        var dialog = new Dialog(ui.getTranslation("keys.title"));
        var list = new DescriptionList();
        list.addClassName("keys");
        for (var key : KEYS) {
            list.add(
                    new DescriptionList.Term(ui.getTranslation("keys." + key)),
                    new DescriptionList.Description(ui.getTranslation("keys." + key + ".does")));
        }
        dialog.add(list);
        dialog.getFooter().add(new Button(ui.getTranslation("close"), click -> dialog.close()));
        dialog.open();
    }
}
