package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Permission.FieldAccess;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `src/lib/grants.ts`: the permission matrix as the interface needs it.
final class GrantsFile {
    private final AppSpec spec;

    GrantsFile(AppSpec spec) {
        this.spec = spec;
    }

    GeneratedFile file() {
        var roles = spec.roles().stream().map(this::role).toList();
        var text = """
                import type { RoleInfo } from "./permissions";

                /** Who may do what. The server has the same matrix and enforces it; here it decides what is offered. */
                export const grants: readonly RoleInfo[] = %s;
                """.formatted(Ts.lines("[", roles, "]", 0));
        return GeneratedFile.of("frontend/src/lib/grants.ts", text);
    }

    private String role(Role role) {
        var grants = spec.permissions().stream()
                .filter(p -> p.role().equals(role.name()) && !p.can().isEmpty())
                .map(this::grant)
                .toList();
        return Ts.lines(
                "{",
                List.of(
                        "name: " + Ts.text(role.name()),
                        "label: " + Ts.text(role.label()),
                        "managesUsers: " + role.manageUsers(),
                        "entity: " + (role.entity() == null ? "null" : Ts.text(role.entity())),
                        "grants: " + Ts.lines("{", grants, "}", 4)),
                "}",
                2);
    }

    private String grant(Permission permission) {
        var can = permission.can().stream()
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .toList();
        var entries = List.of(
                "can: " + Ts.list(Ts.texts(can), 8, 5),
                "rows: " + Ts.text(permission.rowRule().name().toLowerCase(Locale.ROOT)),
                "readOnly: " + Ts.list(Ts.texts(keys(permission, FieldAccess.READ_ONLY)), 8, 10),
                "hidden: " + Ts.list(Ts.texts(keys(permission, FieldAccess.HIDDEN)), 8, 8),
                "ownLink: " + ownLink(permission).map(Ts::text).orElse("null"));
        return permission.entity() + ": "
                + Ts.object(entries, 6, permission.entity().length() + 2);
    }

    /// The link that makes a new record the person's own: where the permission says so, else to what the role's
    /// accounts
    /// belong to.
    private Optional<String> ownLink(Permission permission) {
        var person = spec.role(permission.role()).map(Role::entity).orElse(null);
        if (permission.rowRule() != Permission.Rows.OWN || person == null) {
            return Optional.empty();
        }
        var links = spec.get(permission.entity()).relations().stream();
        var via = permission.via();
        return (via == null ? links : links.filter(link -> link.name().equals(via)))
                .filter(link -> link.to().equals(person))
                .findFirst()
                .filter(link -> !link.many())
                .map(Relation::property);
    }

    /// Permissions name fields or links; the interface knows properties.
    private List<String> keys(Permission permission, FieldAccess access) {
        var keys = new ArrayList<String>();
        for (var property : new Screens(spec, spec.get(permission.entity())).all()) {
            if (permission.fields().get(property.name()) == access) {
                keys.add(property.key());
            }
        }
        return keys;
    }
}
