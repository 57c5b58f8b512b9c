package com.nocodo.webapp.home;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

@Route("")
@PermitAll
final class HomeView extends Main {
    HomeView() {
        add(new H1(getTranslation("home.title")));
    }
}
