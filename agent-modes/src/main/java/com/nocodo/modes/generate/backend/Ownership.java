package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which records of an entity are a person's own: by the link to the record that their account belongs to, by a link to
/// the account, or by who made them.
record Ownership(AppSpec spec, Role role, Permission permission) {

    /// The condition over `t`, with `{user}` and `{record}`; empty where all records count.
    Optional<String> condition() {
        return switch (permission.rowRule()) {
            case ALL -> Optional.empty();
            case OWN -> Optional.of(own(spec.get(permission.entity()), "t", permission.via()));
            case OWN_TEAM -> Optional.of(team(spec.get(permission.entity())));
        };
    }

    /// The link that a new record gets to the person's record.
    Optional<Relation> link() {
        if (permission.rowRule() != Permission.Rows.OWN) {
            return Optional.empty();
        }
        return link(spec.get(permission.entity()), permission.via())
                .filter(r -> !r.many() && r.to().equals(role.entity()));
    }

    private Optional<Relation> link(Entity entity, @Nullable String via) {
        if (via != null) {
            return entity.relation(via);
        }
        var toPerson = entity.relations().stream()
                .filter(r -> r.to().equals(role.entity()))
                .findFirst();
        return toPerson.isPresent()
                ? toPerson
                : entity.relations().stream()
                        .filter(r -> r.to().equals(Relation.USER) && !r.many())
                        .findFirst();
    }

    private String own(Entity entity, String alias, @Nullable String via) {
        if (via == null && entity.name().equals(role.entity())) {
            return alias + ".id = {record}";
        }
        var link = link(entity, via);
        if (link.isEmpty()) {
            return alias + ".created_by = {user}";
        }
        var shape = new Shape(spec, entity);
        var relation = link.get();
        if (relation.to().equals(Relation.USER)) {
            return linked(shape, alias, relation, "{user}");
        }
        if (relation.to().equals(role.entity())) {
            return linked(shape, alias, relation, "{record}");
        }
        var next = alias + "o";
        var target = spec.get(relation.to());
        return linkedTo(
                shape,
                alias,
                relation,
                "SELECT %s.id FROM %s %s WHERE %s".formatted(next, target.plural(), next, own(target, next, null)));
    }

    private static String linked(Shape shape, String alias, Relation link, String id) {
        if (!link.many()) {
            return alias + "." + link.property() + " = " + id;
        }
        return linkedTo(shape, alias, link, id);
    }

    private static String linkedTo(Shape shape, String alias, Relation link, String ids) {
        if (!link.many()) {
            return alias + "." + link.property() + " IN (" + ids + ")";
        }
        var join = shape.join(link);
        return "%s.id IN (SELECT j.%s FROM %s j WHERE j.%s IN (%s))"
                .formatted(alias, join.holderColumn(), join.table(), join.targetColumn(), ids);
    }

    /// Records of the same team: `via` leads to the team, or to a person, whose team counts.
    private String team(Entity entity) {
        var link = link(entity, permission.via());
        if (link.isEmpty() || role.entity() == null) {
            return own(entity, "t", permission.via());
        }
        var shape = new Shape(spec, entity);
        var person = spec.get(role.entity());
        var to = link.get().to();
        if (to.equals(person.name())) {
            return person.relations().stream()
                    .filter(r -> !r.many() && !r.to().equals(Relation.USER))
                    .findFirst()
                    .map(team -> linkedTo(
                            shape,
                            "t",
                            link.get(),
                            "SELECT p.id FROM %s p JOIN %s m ON m.%s = p.%s WHERE m.id = {record}"
                                    .formatted(person.plural(), person.plural(), team.property(), team.property())))
                    .orElseGet(() -> own(entity, "t", permission.via()));
        }
        return person.relations().stream()
                .filter(r -> !r.many() && r.to().equals(to))
                .findFirst()
                .map(team -> linkedTo(
                        shape,
                        "t",
                        link.get(),
                        "SELECT m.%s FROM %s m WHERE m.id = {record}".formatted(team.property(), person.plural())))
                .orElseGet(() -> own(entity, "t", permission.via()));
    }
}
