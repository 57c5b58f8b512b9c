package com.nocodo.modes.spec;

import com.nocodo.modes.expr.Rewriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Follows renames through a spec. What kept its id but has another name than before is looked for, by its old name,
/// in permissions, rules, reports, screens and expressions, and called by its new one.
final class Renames implements Rewriter.Renames {
    private final AppSpec after;
    private final Map<String, String> entities = new HashMap<>();
    private final Map<String, String> roles = new HashMap<>();
    /// New entity name → old member name → new member name.
    private final Map<String, Map<String, String>> members = new HashMap<>();
    /// New entity name + '.' + new field name → old value → new value.
    private final Map<String, Map<String, String>> values = new HashMap<>();

    private Renames(AppSpec before, AppSpec after) {
        this.after = after;
        for (var entity : after.entities()) {
            before.entities().stream().filter(e -> e.id().equals(entity.id())).forEach(old -> compare(old, entity));
        }
        for (var role : after.roles()) {
            before.roles().stream()
                    .filter(r -> r.id().equals(role.id()) && !r.name().equals(role.name()))
                    .forEach(old -> roles.put(old.name(), role.name()));
        }
    }

    /// `after`, with every mention of an old name brought up to date.
    static AppSpec follow(AppSpec before, AppSpec after) {
        var renames = new Renames(before, after);
        return renames.references(renames.links(after));
    }

    private void compare(Entity old, Entity now) {
        if (!old.name().equals(now.name())) {
            entities.put(old.name(), now.name());
        }
        var changed = members.computeIfAbsent(now.name(), k -> new HashMap<>());
        for (var field : now.fields()) {
            for (var was : old.fields()) {
                if (was.id().equals(field.id())) {
                    if (!was.name().equals(field.name())) {
                        changed.put(was.name(), field.name());
                    }
                    values.put(now.name() + "." + field.name(), valuesOf(was, field));
                }
            }
        }
        for (var link : now.relations()) {
            old.relations().stream()
                    .filter(was -> was.id().equals(link.id()) && !was.name().equals(link.name()))
                    .forEach(was -> changed.put(was.name(), link.name()));
        }
    }

    private static Map<String, String> valuesOf(Field was, Field now) {
        var old = was.values().stream().collect(Collectors.toMap(EnumValue::id, EnumValue::name));
        return now.values().stream()
                .filter(v -> old.containsKey(v.id()) && !Objects.equals(old.get(v.id()), v.name()))
                .collect(Collectors.toMap(v -> Objects.requireNonNull(old.get(v.id())), EnumValue::name));
    }

    @Override
    public Optional<String> member(String entity, String oldName) {
        return Optional.ofNullable(members.getOrDefault(entity, Map.of()).get(oldName));
    }

    @Override
    public Optional<String> value(String entity, String field, String oldValue) {
        return Optional.ofNullable(
                values.getOrDefault(entity + "." + field, Map.of()).get(oldValue));
    }

    private AppSpec links(AppSpec spec) {
        return spec.withEntities(spec.entities().stream()
                .map(e -> e.withRelations(e.relations().stream()
                        .map(r -> r.withTo(entity(r.to())))
                        .toList()))
                .toList());
    }

    private AppSpec references(AppSpec spec) {
        return spec.withEntities(
                        spec.entities().stream().map(e -> entity(spec, e)).toList())
                .withRoles(spec.roles().stream()
                        .map(r -> new Role(
                                r.id(),
                                r.name(),
                                r.label(),
                                r.entity() == null ? null : entity(r.entity()),
                                r.manageUsers(),
                                r.from()))
                        .toList())
                .withPermissions(
                        spec.permissions().stream().map(this::permission).toList())
                .withRules(spec.rules().stream().map(r -> rule(spec, r)).toList())
                .withReports(spec.reports().stream().map(r -> report(spec, r)).toList())
                .withScreens(spec.screens().stream().map(this::screen).toList());
    }

    private String entity(String name) {
        return after.entity(name).isPresent() ? name : entities.getOrDefault(name, name);
    }

    private String role(String name) {
        return roles.getOrDefault(name, name);
    }

    private String member(@Nullable Entity of, String name) {
        if (of == null || of.field(name).isPresent() || of.relation(name).isPresent()) {
            return name;
        }
        return member(of.name(), name).orElse(name);
    }

    private List<String> members(@Nullable Entity of, List<String> names) {
        return names.stream().map(n -> member(of, n)).toList();
    }

    private Entity entity(AppSpec spec, Entity entity) {
        UnaryOperator<String> expr = text -> Rewriter.rewrite(spec, entity, text, this);
        var fields = entity.fields().stream()
                .map(f -> f.expr() == null
                        ? f
                        : f.edit()
                                .computed(expr.apply(f.expr()), Objects.requireNonNullElse(f.result(), FieldType.TEXT))
                                .build())
                .map(f -> f.defaultValue() == null
                        ? f
                        : f.edit()
                                .defaultValue(value(entity.name(), f.name(), f.defaultValue())
                                        .orElse(f.defaultValue()))
                                .build())
                .toList();
        return entity.withFields(fields)
                .withDisplay(members(entity, entity.display()))
                .withUnique(
                        entity.unique().stream().map(g -> members(entity, g)).toList())
                .withWorkflow(workflow(entity));
    }

    private @Nullable Workflow workflow(Entity entity) {
        var flow = entity.workflow();
        if (flow == null) {
            return null;
        }
        var field = member(entity, flow.field());
        UnaryOperator<String> state = s -> value(entity.name(), field, s).orElse(s);
        return new Workflow(
                field,
                state.apply(flow.initial()),
                flow.moves().stream()
                        .map(m -> new Workflow.Move(
                                state.apply(m.from()),
                                state.apply(m.to()),
                                m.roles().stream().map(this::role).toList()))
                        .toList(),
                flow.from());
    }

    private Permission permission(Permission p) {
        var entity = after.entity(entity(p.entity())).orElse(null);
        Map<String, Permission.FieldAccess> fields = new LinkedHashMap<>();
        p.fields().forEach((name, access) -> fields.put(member(entity, name), access));
        return new Permission(
                role(p.role()),
                entity(p.entity()),
                p.can(),
                p.rows(),
                p.via() == null ? null : member(entity, p.via()),
                fields,
                p.from());
    }

    private Rule rule(AppSpec spec, Rule r) {
        var entity = spec.entity(entity(r.entity())).orElse(null);
        return new Rule(
                r.id(),
                r.name(),
                r.label(),
                entity(r.entity()),
                r.kind(),
                rewritten(spec, entity, r.expr()),
                rewritten(spec, entity, r.start()),
                rewritten(spec, entity, r.end()),
                members(entity, r.per()),
                rewritten(spec, entity, r.where()),
                r.message(),
                r.from());
    }

    private @Nullable String rewritten(AppSpec spec, @Nullable Entity entity, @Nullable String text) {
        return entity == null || text == null ? text : Rewriter.rewrite(spec, entity, text, this);
    }

    private Report report(AppSpec spec, Report r) {
        var entity = spec.entity(entity(r.entity())).orElse(null);
        UnaryOperator<String> expr = text -> Objects.requireNonNull(rewritten(spec, entity, text));
        UnaryOperator<Report.Part> part = p -> new Report.Part(p.name(), p.label(), expr.apply(p.expr()));
        return new Report(
                r.id(),
                r.name(),
                r.label(),
                r.kind(),
                entity(r.entity()),
                rewritten(spec, entity, r.where()),
                r.params(),
                r.columns().stream().map(expr).toList(),
                r.groupBy().stream().map(part).toList(),
                r.measures().stream().map(part).toList(),
                r.kind() == Report.Kind.TOTAL
                        ? r.sort()
                        : r.sort().stream().map(s -> sorted(entity, s)).toList(),
                r.limit(),
                r.roles().stream().map(this::role).toList(),
                r.from());
    }

    private String sorted(@Nullable Entity entity, String sort) {
        return sort.startsWith("-") ? "-" + member(entity, sort.substring(1)) : member(entity, sort);
    }

    private Screen screen(Screen s) {
        var entity =
                s.entity() == null ? null : after.entity(entity(s.entity())).orElse(null);
        return new Screen(
                s.id(),
                s.name(),
                s.kind(),
                s.entity() == null ? null : entity(s.entity()),
                s.role() == null ? null : role(s.role()),
                members(entity, s.fields()),
                s.items().stream().map(this::entity).toList());
    }
}
