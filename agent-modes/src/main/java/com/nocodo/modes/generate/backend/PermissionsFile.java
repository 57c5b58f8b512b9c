package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `auth/permissions.rs`: what each role may do with each entity.
record PermissionsFile(AppSpec spec) {

    GeneratedFile file() {
        var roles = spec.roles();
        var granted = spec.permissions().stream().anyMatch(p -> !p.can().isEmpty());
        var own = spec.permissions().stream()
                .anyMatch(p -> p.rowRule() != Permission.Rows.ALL && !p.can().isEmpty());
        var out = new Lines()
                .add("//! What each role may do with each kind of record. What is not here is not allowed.")
                .blank();
        out.add("use super::access::{%sGrant%s};", granted ? "Action, " : "", own ? ", Rows" : "");
        out.add("use super::roles::Role;").blank();
        out.add("pub fn grant(role: Role, %s: &str) -> Grant {", roles.isEmpty() ? "_entity" : "entity");
        out.add("    match role {").add("        Role::Owner => Grant::EVERYTHING,");
        roles.forEach(r -> out.add("        Role::%s => %s(entity),", RolesFile.variant(r.name()), function(r)));
        out.add("    }").add("}");
        roles.forEach(r -> role(out.blank(), r));
        linking(out.blank());
        names(out.blank());
        return GeneratedFile.of("backend/src/auth/permissions.rs", out.toString());
    }

    private static String function(Role role) {
        return "as_" + role.name();
    }

    private void role(Lines out, Role role) {
        var grants = spec.permissions().stream()
                .filter(p -> p.role().equals(role.name()))
                .filter(p -> !p.can().isEmpty() || !p.fields().isEmpty())
                .toList();
        if (grants.isEmpty()) {
            out.add("fn %s(_entity: &str) -> Grant {", function(role));
            out.add("    Grant::NOTHING").add("}");
            return;
        }
        out.add("fn %s(entity: &str) -> Grant {", function(role));
        out.add("    match entity {");
        for (var p : grants) {
            out.add("        %s => Grant {", Rust.literal(p.entity()));
            out.add(
                    "            can: &[%s],",
                    p.can().stream()
                            .map(a -> "Action::" + Names.pascal(a.name().toLowerCase(java.util.Locale.ROOT)))
                            .collect(Collectors.joining(", ")));
            var ownership = new Ownership(spec, role, p);
            ownership.condition().ifPresent(c -> out.add("            rows: Rows::Where(%s),", Rust.literal(c)));
            ownership.link().ifPresent(l -> out.add("            own_link: Some(%s),", Rust.literal(l.property())));
            var hidden = properties(spec, p, true);
            var closed = properties(spec, p, false);
            out.addIf(!hidden.isEmpty(), "            hidden: %s,", Rust.texts(hidden));
            out.addIf(!closed.isEmpty(), "            closed: %s,", Rust.texts(closed));
            var whole = ownership.condition().isPresent()
                    && ownership.link().isPresent()
                    && !hidden.isEmpty()
                    && !closed.isEmpty();
            out.addIf(!whole, "            ..Grant::NOTHING");
            out.add("        },");
        }
        out.add("        _ => Grant::NOTHING,").add("    }").add("}");
    }

    /// Properties that a role does not see, or that it may not set.
    static List<String> properties(AppSpec spec, Permission permission, boolean hiddenOnly) {
        var entity = spec.get(permission.entity());
        var out = new ArrayList<String>();
        permission.fields().forEach((name, access) -> {
            if (hiddenOnly && access != Permission.FieldAccess.HIDDEN) {
                return;
            }
            var link = entity.relation(name);
            if (link.isPresent()) {
                out.add(link.get().property());
                out.add(Shape.labelOf(link.get()));
                if (link.get().many() && LinkValues.any(link.get())) {
                    out.add(LinkValues.property(link.get()));
                }
            } else {
                out.add(name);
            }
        });
        return out;
    }

    private void names(Lines out) {
        var veil = new Veil(spec);
        out.add("/// Kinds of record whose names are hidden from some role, and the properties that these names show.");
        out.add(
                "pub const NAMES: &[(&str, &[&str])] = &[%s];",
                veil.entities().stream()
                        .map(e -> "(%s, %s)".formatted(Rust.literal(e.name()), Rust.texts(veil.properties(e))))
                        .collect(Collectors.joining(", ")));
    }

    private void linking(Lines out) {
        out.add("/// The kinds of record that link to this one.");
        var linked = spec.entities().stream().filter(e -> !holders(e).isEmpty()).toList();
        if (linked.isEmpty()) {
            out.add("pub fn linking_to(_entity: &str) -> &'static [&'static str] {")
                    .add("    &[]")
                    .add("}");
            return;
        }
        out.add("pub fn linking_to(entity: &str) -> &'static [&'static str] {");
        out.add("    match entity {");
        linked.forEach(e -> out.add("        %s => %s,", Rust.literal(e.name()), Rust.texts(holders(e))));
        out.add("        _ => &[],").add("    }").add("}");
    }

    private List<String> holders(Entity entity) {
        return spec.incoming(entity.name()).stream()
                .map(in -> in.holder().name())
                .distinct()
                .toList();
    }
}
