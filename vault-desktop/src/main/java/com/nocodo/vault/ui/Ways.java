package com.nocodo.vault.ui;

import com.nocodo.vault.door.VaultView;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/// Leads to the page that fits the vault: nobody sees a page behind the lock, and the vault would tell it nothing.
@SpringComponent
public class Ways implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1;
    private static final List<Class<? extends Component>> BEFORE =
            List.of(WelcomePage.class, SignInPage.class, UnlockPage.class, SheetPage.class);

    private final transient ObjectProvider<Person> people;

    Ways(ObjectProvider<Person> people) {
        this.people = people;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(this::lead));
    }

    private void lead(BeforeEnterEvent event) {
        var person = people.getObject();
        var state = person.state();
        var fit = fit(state, person);
        var target = event.getNavigationTarget();
        if (fit == ServersPage.class ? BEFORE.contains(target) : target != fit) {
            if (state != VaultView.State.OPEN && !BEFORE.contains(target)) {
                person.wants(event.getLocation().getPath());
            }
            event.forwardTo(fit);
        }
    }

    private static Class<? extends Component> fit(VaultView.State state, Person person) {
        return switch (state) {
            case NONE -> WelcomePage.class;
            case LOCKED, OPEN_FOR_OTHERS -> person.mustSignIn() ? SignInPage.class : UnlockPage.class;
            case OPEN -> person.sheet().isPresent() ? SheetPage.class : ServersPage.class;
        };
    }
}
