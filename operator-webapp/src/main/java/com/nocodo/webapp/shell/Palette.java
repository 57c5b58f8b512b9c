package com.nocodo.webapp.shell;

import com.nocodo.protocol.ProjectView;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/// Everything that can be reached, by name.
@SpringComponent
@UIScope
public class Palette {
    private final ObjectProvider<Me> me;

    Palette(ObjectProvider<Me> me) {
        this.me = me;
    }

    private record Place(String name, String path, QueryParameters query) {
        Place(String name, String path) {
            this(name, path, QueryParameters.empty());
        }
    }

    void open() {
        var ui = UI.getCurrent();
        var dialog = new Dialog(ui.getTranslation("palette.title"));
        var box = new ComboBox<Place>();
        box.setAriaLabel(ui.getTranslation("palette.title"));
        box.setWidthFull();
        box.setItemLabelGenerator(Place::name);
        box.setItems(places(ui));
        box.addValueChangeListener(change -> {
            dialog.close();
            ui.navigate(change.getValue().path(), change.getValue().query());
        });
        dialog.setWidth("min(32rem, 90vw)");
        dialog.add(box);
        dialog.open();
        box.focus();
        box.setOpened(true);
    }

    /// Whether who looks at the page may do more than look.
    boolean builds() {
        return !me.getObject().account().me().role().equals("viewer");
    }

    private List<Place> places(UI ui) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(ui.getTranslation("home.title"), ""));
        places.add(new Place(ui.getTranslation("settings.title"), "settings"));
        if (builds()) {
            places.add(new Place(ui.getTranslation("health.title"), "health"));
        }
        for (ProjectView project : me.getObject().operator().projects()) {
            places.add(new Place(project.name(), "projects/" + project.slug()));
            for (var tab : List.of("plan", "checks", "logs", "data", "history", "code", "settings")) {
                places.add(new Place(
                        project.name() + " › " + ui.getTranslation("project.tab." + tab),
                        "projects/" + project.slug(),
                        QueryParameters.of("tab", tab)));
            }
        }
        return places;
    }
}
