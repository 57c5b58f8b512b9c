package com.nocodo.vault.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/// What holds for every page. Nothing is pushed: the page asks from time to time, which needs no WebSocket to defend.
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://look/vault.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
@Viewport("width=device-width, initial-scale=1")
public final class VaultPage implements AppShellConfigurator {
    private static final long serialVersionUID = 1;

    @Override
    public void configurePage(AppShellSettings page) {
        page.addFavIcon("icon", "look/vault.svg", "any");
        page.addMetaTag("color-scheme", "light dark");
    }
}
