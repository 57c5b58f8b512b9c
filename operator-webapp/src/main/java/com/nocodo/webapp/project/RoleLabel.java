package com.nocodo.webapp.project;

import com.nocodo.protocol.OperatorApi.RoleView;
import com.vaadin.flow.component.Component;

/// What a role of an application is called on a page: the owner's in the page's language, the others' in the
/// application's own words.
final class RoleLabel {
    private RoleLabel() {}

    static String of(Component page, RoleView role) {
        return role.id().equals("owner") ? page.getTranslation("preview.role.owner") : role.label();
    }
}
