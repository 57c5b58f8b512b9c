package com.nocodo.webapp.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/// A button that shows only a picture, and says its name to whoever points at it or cannot see it.
public final class IconButton extends Button {

    /// @param name of its text in the catalogues
    public IconButton(VaadinIcon icon, String name, Runnable work) {
        super(icon.create(), click -> work.run());
        addThemeVariants(ButtonVariant.AURA_TERTIARY);
        setAriaLabel(getTranslation(name));
        setTooltipText(getTranslation(name));
    }
}
