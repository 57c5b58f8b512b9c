package com.nocodo.modes.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is wrong with one entity.
final class EntityCheck {
    private final AppSpec spec;
    private final Entity entity;
    private final List<String> problems;

    EntityCheck(AppSpec spec, Entity entity, List<String> problems) {
        this.spec = spec;
        this.entity = entity;
        this.problems = problems;
    }

    void all() {
        if (!NameCheck.ok(entity.name()) || !NameCheck.ok(entity.plural())) {
            problem(
                    "entity `%s` (plural `%s`): names are snake_case and no word that Rust, SQL or TypeScript keeps for itself",
                    entity.name(), entity.plural());
        }
        Set<String> taken = new HashSet<>();
        for (var field : entity.fields()) {
            name("field", field.name(), taken);
            new FieldCheck("field `%s` of `%s`".formatted(field.name(), entity.name()), field, problems).all();
        }
        for (var relation : entity.relations()) {
            name("link", relation.name(), taken);
            if (!taken.add(relation.property())) {
                problem("link `%s` of `%s`: `%s` is taken", relation.name(), entity.name(), relation.property());
            }
            relation(relation);
        }
        display();
        for (var group : entity.unique()) {
            for (var part : group) {
                if (entity.field(part).isEmpty()
                        && entity.relation(part).filter(r -> !r.many()).isEmpty()) {
                    problem("entity `%s`: unique names `%s`, which it does not have", entity.name(), part);
                }
            }
        }
        if (entity.workflow() != null) {
            workflow(entity.workflow());
        }
    }

    private void name(String what, String name, Set<String> taken) {
        if (!NameCheck.ok(name)) {
            problem(
                    "%s `%s` of `%s`: a name is snake_case and no word that Rust, SQL or TypeScript keeps for itself",
                    what, name, entity.name());
        }
        if (!taken.add(name)) {
            problem("%s `%s` of `%s` is given twice", what, name, entity.name());
        }
    }

    private void relation(Relation relation) {
        var where = "link `%s` of `%s`".formatted(relation.name(), entity.name());
        if (!Relation.USER.equals(relation.to()) && spec.entity(relation.to()).isEmpty()) {
            problem("%s: there is no entity `%s`", where, relation.to());
        }
        if (relation.kind() == null) {
            problem("%s: 'kind' is one or many", where);
            return;
        }
        if (relation.reverse() == null || !relation.reverse().matches("[a-z][a-z0-9_]*")) {
            problem("%s: 'reverse' names the collection seen from the other side", where);
        }
        if (relation.required() && relation.onDelete() == Relation.OnDelete.CLEAR) {
            problem("%s: it is required, so deleting the other record cannot clear it", where);
        }
        if (!relation.fields().isEmpty() && !relation.many()) {
            problem("%s: only a link of kind many has fields of its own", where);
        }
        for (var field : relation.fields()) {
            new FieldCheck("field `%s` of %s".formatted(field.name(), where), field, problems).all();
        }
    }

    private void display() {
        if (entity.display().isEmpty()) {
            problem("entity `%s`: 'display' says which fields name a record to people", entity.name());
        }
        for (var part : entity.display()) {
            if (entity.field(part).isEmpty() && entity.relation(part).isEmpty()) {
                problem("entity `%s`: display names `%s`, which it does not have", entity.name(), part);
            }
        }
    }

    private void workflow(Workflow flow) {
        var field = entity.field(flow.field()).filter(f -> f.type() == FieldType.ENUM);
        if (field.isEmpty()) {
            problem("workflow of `%s`: `%s` is not one of its enum fields", entity.name(), flow.field());
            return;
        }
        var states = field.get().values().stream().map(EnumValue::name).toList();
        state(states, flow.initial());
        for (var move : flow.moves()) {
            state(states, move.from());
            state(states, move.to());
            for (var role : move.roles()) {
                if (!Role.OWNER.equals(role) && spec.role(role).isEmpty()) {
                    problem("workflow of `%s`: there is no role `%s`", entity.name(), role);
                }
            }
        }
    }

    private void state(List<String> states, String state) {
        if (!states.contains(state)) {
            problem("workflow of `%s`: `%s` is not a state (%s)", entity.name(), state, String.join(", ", states));
        }
    }

    private void problem(String message, Object... args) {
        problems.add(message.formatted(args));
    }
}
