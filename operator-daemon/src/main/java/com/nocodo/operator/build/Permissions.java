package com.nocodo.operator.build;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Permission.FieldAccess;
import com.nocodo.modes.spec.Role;
import com.nocodo.protocol.OperatorApi.RoleView;
import com.nocodo.protocol.PermissionsView;
import com.nocodo.protocol.PermissionsView.KindView;
import com.nocodo.protocol.PermissionsView.RightView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The roles of a spec and its permission matrix, for people.
public record Permissions(AppSpec spec) {

    public PermissionsView view() {
        return new PermissionsView(
                roles(),
                spec.entities().stream()
                        .map(entity -> new KindView(entity.name(), entity.labelPlural()))
                        .toList(),
                spec.roles().stream()
                        .flatMap(role -> spec.entities().stream().map(entity -> right(role, entity)))
                        .toList());
    }

    /// The owner's, which no spec lists, and then the spec's own.
    public List<RoleView> roles() {
        List<RoleView> roles = new ArrayList<>();
        roles.add(new RoleView(Role.OWNER, "Owner"));
        spec.roles().forEach(role -> roles.add(new RoleView(role.name(), role.label())));
        return roles;
    }

    /// No permission is no access.
    private RightView right(Role role, Entity entity) {
        var permission = spec.permission(role.name(), entity.name());
        return new RightView(
                role.name(),
                entity.name(),
                permission.map(Permissions::can).orElse(List.of()),
                permission
                        .map(Permission::rowRule)
                        .orElse(Permission.Rows.ALL)
                        .name()
                        .toLowerCase(Locale.ROOT),
                fields(entity, permission, FieldAccess.HIDDEN),
                fields(entity, permission, FieldAccess.READ_ONLY));
    }

    private static List<String> can(Permission permission) {
        return permission.can().stream()
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> fields(Entity entity, Optional<Permission> permission, FieldAccess access) {
        return permission.stream()
                .flatMap(p -> p.fields().entrySet().stream())
                .filter(field -> field.getValue() == access)
                .map(field -> label(entity, field.getKey()))
                .toList();
    }

    private static String label(Entity entity, String name) {
        return entity.field(name)
                .map(field -> field.label())
                .or(() -> entity.relation(name).map(link -> link.label()))
                .orElse(name);
    }
}
