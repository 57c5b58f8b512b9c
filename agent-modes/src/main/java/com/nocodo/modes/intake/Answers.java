package com.nocodo.modes.intake;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Permission.Action;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.Rule;
import com.nocodo.modes.spec.SpecCheck;
import com.nocodo.modes.spec.SpecIds;
import com.nocodo.modes.spec.Workflow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Carries the answers to questions into the spec.
final class Answers {
    private Answers() {}

    /// The spec that an option of a question leads to.
    static AppSpec apply(AppSpec spec, String question, String option, SpecIds ids) {
        var parts = question.split(":");
        return switch (parts[0]) {
            case "role" -> role(spec, parts[1], option);
            case "link" -> link(spec, parts[1], parts[2], option);
            case "overlap" -> option.equals("no") ? overlap(spec, parts[1], parts[2], question, ids) : spec;
            case "moves" -> option.equals("forward") ? forward(spec, parts[1], parts[2], question) : spec;
            case "login" -> option.equals("yes") ? login(spec, parts[1], question, ids) : spec;
            case "delete" ->
                option.equals("cascade")
                        ? changed(
                                spec,
                                parts[1],
                                e -> e.withRelations(e.relations().stream()
                                        .map(r ->
                                                r.name().equals(parts[2]) ? deleting(r, Relation.OnDelete.CASCADE) : r)
                                        .toList()))
                        : spec;
            default -> throw new IllegalArgumentException("No question '%s'".formatted(question));
        };
    }

    private static AppSpec role(AppSpec spec, String role, String option) {
        if (option.equals("work")) {
            return spec;
        }
        var actions = option.equals("all")
                ? EnumSet.allOf(Action.class)
                : EnumSet.of(Action.LIST, Action.READ, Action.EXPORT);
        return spec.withPermissions(spec.permissions().stream()
                .map(p -> p.role().equals(role)
                        ? new Permission(
                                role, p.entity(), actions, p.rows(), p.via(), p.fields(), Origin.answer("role:" + role))
                        : p)
                .toList());
    }

    private static AppSpec link(AppSpec spec, String entity, String relation, String option) {
        if (option.equals("none")) {
            return without(spec, entity, relation);
        }
        UnaryOperator<Entity> change = e -> e.withRelations(e.relations().stream()
                .map(r -> r.name().equals(relation) ? r.withRequired(option.equals("required")) : r)
                .toList());
        return changed(spec, entity, change);
    }

    /// The link goes, with what stands on it: in names of records, columns, computed fields, rules and reports.
    private static AppSpec without(AppSpec spec, String entity, String relation) {
        var bare = changed(spec, entity, e -> {
            var display = e.display().stream().filter(d -> !d.equals(relation)).toList();
            var other = e.fields().isEmpty()
                    ? List.<String>of()
                    : List.of(e.fields().getFirst().name());
            return e.withRelations(e.relations().stream()
                            .filter(r -> !r.name().equals(relation))
                            .toList())
                    .withDisplay(display.isEmpty() ? other : display);
        });
        var permissions = bare.permissions().stream()
                .map(p -> p.entity().equals(entity) && relation.equals(p.via())
                        ? new Permission(p.role(), p.entity(), p.can(), p.rows(), null, p.fields(), p.from())
                        : p)
                .toList();
        var result = bare.withPermissions(permissions).withRules(List.of()).withReports(List.of());
        for (var rule : bare.rules()) {
            var wider = new ArrayList<>(result.rules());
            wider.add(rule);
            result = SpecCheck.problems(result.withRules(wider)).isEmpty() ? result.withRules(wider) : result;
        }
        for (var report : bare.reports()) {
            var wider = new ArrayList<>(result.reports());
            wider.add(report.entity().equals(entity) ? withoutColumn(report, relation) : report);
            result = SpecCheck.problems(result.withReports(wider)).isEmpty() ? result.withReports(wider) : result;
        }
        return result;
    }

    private static Report withoutColumn(Report r, String column) {
        return r.withColumns(r.columns().stream().filter(c -> !c.equals(column)).toList());
    }

    private static AppSpec overlap(AppSpec spec, String entity, String relation, String question, SpecIds ids) {
        return overlap(
                spec, entity, relation, Questions.startAndEnd(spec.get(entity)).orElseThrow(), question, ids);
    }

    /// @param period where it starts and ends
    static AppSpec overlap(
            AppSpec spec, String entity, String relation, List<Field> period, String question, SpecIds ids) {
        var label = "%s: one %s at a time".formatted(relation, entity);
        var rule = new Rule(
                ids.next('u'),
                "%s_one_%s_at_a_time".formatted(relation, entity),
                label,
                entity,
                Rule.Kind.NO_OVERLAP,
                null,
                period.get(0).name(),
                period.get(1).name(),
                List.of(relation),
                null,
                null,
                Origin.answer(question));
        var rules = new ArrayList<>(spec.rules());
        rules.add(rule);
        return spec.withRules(rules);
    }

    private static AppSpec forward(AppSpec spec, String entity, String field, String question) {
        var values = spec.get(entity).field(field).orElseThrow().values();
        var moves = new ArrayList<Workflow.Move>();
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                moves.add(new Workflow.Move(values.get(i).name(), values.get(j).name(), List.of()));
            }
        }
        var flow = new Workflow(field, values.getFirst().name(), moves, Origin.answer(question));
        return changed(spec, entity, e -> e.withWorkflow(flow));
    }

    private static AppSpec login(AppSpec spec, String entity, String question, SpecIds ids) {
        var person = spec.get(entity);
        var name = entity.equals(Role.OWNER) ? "owner_account" : entity;
        var roles = new ArrayList<>(spec.roles());
        roles.add(new Role(ids.next('r'), name, person.label(), entity, false, Origin.answer(question)));
        var permissions = new ArrayList<>(spec.permissions());
        for (var link : spec.incoming(entity)) {
            permissions.add(new Permission(
                    name,
                    link.holder().name(),
                    EnumSet.of(Action.LIST, Action.READ),
                    Permission.Rows.OWN,
                    link.relation().name(),
                    Map.of(),
                    Origin.answer(question)));
        }
        return spec.withRoles(roles)
                .withPermissions(permissions.stream()
                        .collect(java.util.stream.Collectors.toMap(
                                p -> p.role() + " " + p.entity(), p -> p, (a, _) -> a, java.util.LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList());
    }

    static Relation deleting(Relation r, Relation.@Nullable OnDelete rule) {
        return new Relation(
                r.id(),
                r.name(),
                r.label(),
                r.to(),
                r.kind(),
                r.required(),
                rule,
                r.reverse(),
                r.reverseLabel(),
                r.fields(),
                r.help(),
                r.from());
    }

    private static AppSpec changed(AppSpec spec, String entity, UnaryOperator<Entity> change) {
        return spec.withEntities(spec.entities().stream()
                .map(e -> e.name().equals(entity) ? change.apply(e) : e)
                .toList());
    }
}
