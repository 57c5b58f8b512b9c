package com.nocodo.modes.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The operations that lead from one spec to another. Things are recognised by their ids, so a rename is a rename.
public final class SpecDiff {
    private final AppSpec from;
    private final AppSpec to;
    private final List<SpecOperation> operations = new ArrayList<>();

    private SpecDiff(AppSpec from, AppSpec to) {
        this.from = from;
        this.to = to;
    }

    /// In an order in which [SpecEditor] can carry them out.
    public static List<SpecOperation> between(AppSpec from, AppSpec to) {
        var diff = new SpecDiff(from, to);
        diff.all();
        return List.copyOf(diff.operations);
    }

    private void all() {
        if (!Objects.equals(from.app(), to.app())) {
            operations.add(new SpecOperation.SetApp(to.app()));
        }
        each(from.reports(), to.reports(), Report::id, gone -> add(new SpecOperation.DropReport(gone.name())));
        each(from.rules(), to.rules(), Rule::id, gone -> add(new SpecOperation.DropRule(gone.name())));
        each(from.screens(), to.screens(), Screen::id, gone -> add(new SpecOperation.DropScreen(gone.name())));
        each(from.permissions(), to.permissions(), this::key, gone -> permissionGone(gone));
        each(from.roles(), to.roles(), Role::id, gone -> add(new SpecOperation.DropRole(gone.name(), unlinked(gone))));
        each(from.entities(), to.entities(), Entity::id, gone -> add(new SpecOperation.DropEntity(gone.name())));
        changed(from.entities(), to.entities(), Entity::id, this::entity, e -> add(new SpecOperation.AddEntity(e)));
        put(from.roles(), to.roles(), Role::id, role -> add(new SpecOperation.PutRole(role, unlinked(role.id()))));
        put(from.permissions(), to.permissions(), this::key, p -> add(new SpecOperation.SetPermission(p)));
        put(from.rules(), to.rules(), Rule::id, rule -> add(new SpecOperation.PutRule(rule)));
        put(from.reports(), to.reports(), Report::id, report -> add(new SpecOperation.PutReport(report)));
        put(from.screens(), to.screens(), Screen::id, screen -> add(new SpecOperation.PutScreen(screen)));
    }

    /// A permission is known by its role and entity, whatever they are called now.
    private String key(Permission p) {
        var roles = List.of(from, to);
        var role = roles.stream()
                .flatMap(s -> s.role(p.role()).stream())
                .map(Role::id)
                .findFirst();
        var entity = roles.stream()
                .flatMap(s -> s.entity(p.entity()).stream())
                .map(Entity::id)
                .findFirst();
        return role.orElse(p.role()) + " " + entity.orElse(p.entity());
    }

    private @Nullable String unlinked(String role) {
        return from.roles().stream()
                .filter(was -> was.id().equals(role))
                .findFirst()
                .map(this::unlinked)
                .orElse(null);
    }

    /// The people of a role who sign in no longer, while their records stay.
    private @Nullable String unlinked(Role was) {
        return Optional.ofNullable(was.entity())
                .flatMap(from::entity)
                .filter(people -> byId(to.entities(), people.id(), Entity::id).isPresent())
                .filter(people -> to.roles().stream()
                        .flatMap(role -> Optional.ofNullable(role.entity()).flatMap(to::entity).stream())
                        .noneMatch(now -> now.id().equals(people.id())))
                .map(Entity::name)
                .orElse(null);
    }

    private void permissionGone(Permission gone) {
        if (to.roles().stream().anyMatch(r -> r.name().equals(gone.role()))) {
            add(new SpecOperation.DropPermission(gone.role(), gone.entity()));
        }
    }

    private void entity(Entity was, Entity now) {
        for (var field : now.fields()) {
            byId(was.fields(), field.id(), Field::id)
                    .ifPresentOrElse(
                            old -> field(was, old, field), () -> add(new SpecOperation.AddField(was.name(), field)));
        }
        for (var link : now.relations()) {
            byId(was.relations(), link.id(), Relation::id)
                    .ifPresentOrElse(
                            old -> {
                                if (!old.equals(link)) {
                                    add(new SpecOperation.ChangeRelation(was.name(), old.name(), old, link));
                                }
                            },
                            () -> add(new SpecOperation.AddRelation(was.name(), link)));
        }
        each(
                was.relations(),
                now.relations(),
                Relation::id,
                gone -> add(new SpecOperation.DropRelation(was.name(), gone.name())));
        each(
                was.fields(),
                now.fields(),
                Field::id,
                gone -> add(new SpecOperation.DropField(was.name(), gone.name(), !gone.computed())));
        if (!Objects.equals(was.workflow(), now.workflow())) {
            add(new SpecOperation.SetWorkflow(was.name(), now.workflow()));
        }
        if (!bare(was).equals(bare(now))) {
            add(new SpecOperation.ChangeEntity(was.name(), now));
        }
    }

    private static Entity bare(Entity e) {
        return e.withFields(List.of()).withRelations(List.of()).withWorkflow(null);
    }

    private void field(Entity entity, Field was, Field now) {
        var name = was.name();
        if (!was.name().equals(now.name())) {
            add(new SpecOperation.RenameField(entity.name(), was.name(), now.name(), now.label()));
            name = now.name();
        }
        var renamed = was.edit().name(now.name()).label(now.label()).build();
        if (!renamed.equals(now) || was.name().equals(now.name()) && !was.equals(now)) {
            add(new SpecOperation.ChangeField(entity.name(), name, was, now));
        }
    }

    private void add(SpecOperation operation) {
        operations.add(operation);
    }

    private static <T> Optional<T> byId(List<T> list, String id, Function<T, String> key) {
        return list.stream().filter(item -> key.apply(item).equals(id)).findFirst();
    }

    private static <T> void each(List<T> old, List<T> now, Function<T, String> key, Consumer<T> gone) {
        old.stream().filter(item -> byId(now, key.apply(item), key).isEmpty()).forEach(gone);
    }

    private static <T> void changed(
            List<T> old, List<T> now, Function<T, String> key, BiConsumer<T, T> both, Consumer<T> fresh) {
        for (var item : now) {
            byId(old, key.apply(item), key).ifPresentOrElse(was -> both.accept(was, item), () -> fresh.accept(item));
        }
    }

    private static <T> void put(List<T> old, List<T> now, Function<T, String> key, Consumer<T> put) {
        changed(
                old,
                now,
                key,
                (was, item) -> {
                    if (!was.equals(item)) {
                        put.accept(item);
                    }
                },
                put);
    }
}
