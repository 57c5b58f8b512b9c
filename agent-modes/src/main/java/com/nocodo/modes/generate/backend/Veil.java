package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.References;
import com.nocodo.modes.expr.Typed;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Permission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where the name of a record would tell a role what is hidden from it: there the record goes by label and number.
record Veil(AppSpec spec) {

    /// Entities whose names are hidden from some role.
    List<Entity> entities() {
        return spec.entities().stream().filter(this::over).toList();
    }

    boolean over(Entity entity) {
        return spec.permissions().stream().anyMatch(p -> over(p, entity));
    }

    boolean over(Permission permission, Entity entity) {
        if (!permission.entity().equals(entity.name())) {
            return false;
        }
        var hidden = PermissionsFile.properties(spec, permission, true);
        return properties(entity).stream().anyMatch(hidden::contains);
    }

    /// The properties that a record's name shows.
    Set<String> properties(Entity entity) {
        var out = new LinkedHashSet<String>();
        for (var name : Naming.display(entity)) {
            out.add(new Shape(spec, entity).column(name));
            entity.field(name).filter(Field::computed).ifPresent(f -> read(entity, f, out));
        }
        return out;
    }

    private void read(Entity entity, Field computed, Set<String> out) {
        References.visit(Binder.bind(spec, entity, String.valueOf(computed.expr())), part -> {
            if (part instanceof Typed.FieldRef ref && ref.hops().isEmpty()) {
                out.add(ref.column());
            }
        });
    }

    /// The name `open` of an entity's record `alias`, veiled where a role's condition `{veil.<entity>}` says so.
    String of(Entity entity, String alias, String open) {
        return over(entity)
                ? "CASE WHEN {veil.%s} THEN %s || %s.id ELSE %s END"
                        .formatted(entity.name(), Sql.text(entity.label() + " #"), alias, open)
                : open;
    }
}
