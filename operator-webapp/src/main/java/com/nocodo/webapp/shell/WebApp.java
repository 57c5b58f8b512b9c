package com.nocodo.webapp.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/// What holds for every page.
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://look/nocodo.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
@Viewport("width=device-width, initial-scale=1")
public final class WebApp implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings page) {
        page.addFavIcon("icon", "look/nocodo.svg", "any");
        page.addMetaTag("color-scheme", "light dark");
    }
}
