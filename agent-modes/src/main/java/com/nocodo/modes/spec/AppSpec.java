package com.nocodo.modes.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The typed description of one application: file `nocodo.yaml`, format in `docs/reference/app-spec.md`.
public record AppSpec(
        int nocodo,
        App app,
        List<Role> roles,
        List<Entity> entities,
        List<Permission> permissions,
        List<Rule> rules,
        List<Report> reports,
        List<Screen> screens) {

    /// The version of the format that this code reads and writes.
    public static final int VERSION = 1;

    public AppSpec {
        roles = Lists.copy(roles);
        entities = Lists.copy(entities);
        permissions = Lists.copy(permissions);
        rules = Lists.copy(rules);
        reports = Lists.copy(reports);
        screens = Lists.copy(screens);
    }

    public static AppSpec empty(App app) {
        return new AppSpec(VERSION, app, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public Optional<Entity> entity(String name) {
        return entities.stream().filter(e -> e.name().equals(name)).findFirst();
    }

    /// The entity of that name, which a checked spec has.
    public Entity get(String name) {
        return entity(name).orElseThrow(() -> new IllegalArgumentException("No entity '%s'".formatted(name)));
    }

    public Optional<Role> role(String name) {
        return roles.stream().filter(r -> r.name().equals(name)).findFirst();
    }

    public Optional<Permission> permission(String role, String entity) {
        return permissions.stream()
                .filter(p -> p.role().equals(role) && p.entity().equals(entity))
                .findFirst();
    }

    public List<Rule> rulesOf(String entity) {
        return rules.stream().filter(r -> r.entity().equals(entity)).toList();
    }

    /// The links of other entities (and its own) that point to the entity of that name.
    public List<Incoming> incoming(String entity) {
        return entities.stream()
                .flatMap(e -> e.relations().stream()
                        .filter(r -> r.to().equals(entity))
                        .map(r -> new Incoming(e, r)))
                .toList();
    }

    /// The entities that some link points to.
    Stream<Entity> incomingTargets() {
        return entities.stream().filter(e -> !incoming(e.name()).isEmpty());
    }

    /// Every id that the spec has given.
    public Stream<String> ids() {
        return identified().map(Identified::id);
    }

    /// Everything that has an id.
    public Stream<Identified> identified() {
        var ofEntities = entities.stream()
                .flatMap(e -> Stream.of(
                                Stream.of(new Identified(e.id(), e.name())),
                                e.fields().stream().flatMap(AppSpec::identified),
                                e.relations().stream()
                                        .flatMap(r -> Stream.concat(
                                                Stream.of(new Identified(r.id(), r.name())),
                                                r.fields().stream().flatMap(AppSpec::identified))))
                        .flatMap(s -> s));
        var others = Stream.of(
                        roles.stream().map(r -> new Identified(r.id(), r.name())),
                        rules.stream().map(r -> new Identified(r.id(), r.name())),
                        reports.stream().map(r -> new Identified(r.id(), r.name())),
                        screens.stream().map(s -> new Identified(s.id(), s.name())))
                .flatMap(s -> s);
        return Stream.concat(ofEntities, others);
    }

    private static Stream<Identified> identified(Field field) {
        return Stream.concat(
                Stream.of(new Identified(field.id(), field.name())),
                field.values().stream().map(v -> new Identified(v.id(), v.name())));
    }

    public AppSpec withApp(App newApp) {
        return new AppSpec(nocodo, newApp, roles, entities, permissions, rules, reports, screens);
    }

    public AppSpec withRoles(List<Role> list) {
        return new AppSpec(nocodo, app, list, entities, permissions, rules, reports, screens);
    }

    public AppSpec withEntities(List<Entity> list) {
        return new AppSpec(nocodo, app, roles, list, permissions, rules, reports, screens);
    }

    public AppSpec withPermissions(List<Permission> list) {
        return new AppSpec(nocodo, app, roles, entities, list, rules, reports, screens);
    }

    public AppSpec withRules(List<Rule> list) {
        return new AppSpec(nocodo, app, roles, entities, permissions, list, reports, screens);
    }

    public AppSpec withReports(List<Report> list) {
        return new AppSpec(nocodo, app, roles, entities, permissions, rules, list, screens);
    }

    public AppSpec withScreens(List<Screen> list) {
        return new AppSpec(nocodo, app, roles, entities, permissions, rules, reports, list);
    }

    /// Something with its id and what it is called.
    public record Identified(String id, String name) {}

    /// A link seen from its target: the entity that holds it, and the link.
    public record Incoming(Entity holder, Relation relation) {}
}
