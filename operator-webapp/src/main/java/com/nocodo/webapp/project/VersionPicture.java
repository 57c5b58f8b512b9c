package com.nocodo.webapp.project;

import com.nocodo.protocol.PastApi.VersionView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Image;

/// What a version looked like; larger at a click.
final class VersionPicture extends Button {
    VersionPicture(String project, VersionView version) {
        var address = "/api/v1/projects/%s/past/versions/%d/picture".formatted(project, version.version());
        var small = new Image(address, "");
        small.getElement().setAttribute("loading", "lazy");
        var what = getTranslation("history.picture", HistoryWords.title(this, version));
        addClassName("picture");
        addThemeVariants(ButtonVariant.AURA_TERTIARY);
        setIcon(small);
        setAriaLabel(what);
        addClickListener(click -> {
            var dialog = new Dialog(what);
            var large = new Image(address, what);
            large.addClassName("picture");
            dialog.add(large);
            dialog.getFooter().add(new Button(getTranslation("close"), close -> dialog.close()));
            dialog.open();
        });
    }
}
