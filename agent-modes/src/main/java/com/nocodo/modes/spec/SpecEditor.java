package com.nocodo.modes.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Carries out spec operations.
public final class SpecEditor {
    private SpecEditor() {}

    /// The spec after one operation.
    ///
    /// @throws SpecException when the operation names what is not there, or its result is not valid
    public static AppSpec apply(AppSpec spec, SpecOperation operation) {
        return apply(spec, List.of(operation));
    }

    /// The spec after all operations; only the last state has to be valid.
    public static AppSpec apply(AppSpec spec, List<SpecOperation> operations) {
        var result = spec;
        for (var operation : operations) {
            result = Renames.follow(result, step(result, operation));
        }
        SpecCheck.require(result);
        return result;
    }

    /// An edited spec with every mention of a renamed thing brought up to date, checked.
    public static AppSpec edited(AppSpec before, AppSpec edited) {
        var result = Renames.follow(before, edited);
        SpecCheck.require(result);
        return result;
    }

    private static AppSpec step(AppSpec spec, SpecOperation operation) {
        return switch (operation) {
            case SpecOperation.SetApp(var app) -> spec.withApp(app);
            case SpecOperation.AddEntity(var entity) -> spec.withEntities(added(spec.entities(), entity));
            case SpecOperation.ChangeEntity(var name, var changed) ->
                entity(
                        spec,
                        name,
                        e -> new Entity(
                                e.id(),
                                changed.name(),
                                changed.plural(),
                                changed.label(),
                                changed.labelPlural(),
                                changed.display(),
                                changed.archetype(),
                                e.fields(),
                                e.relations(),
                                changed.unique(),
                                e.workflow(),
                                e.from()));
            case SpecOperation.DropEntity(var name) -> dropEntity(spec, name);
            case SpecOperation.AddField(var name, var field) ->
                entity(spec, name, e -> e.withFields(added(e.fields(), field)));
            case SpecOperation.RenameField(var name, var field, var to, var label) ->
                field(spec, name, field, f -> f.edit().name(to).label(label).build());
            case SpecOperation.ChangeField(var name, var field, var before, var changed) ->
                field(spec, name, field, f -> changed.edit().name(f.name()).build());
            case SpecOperation.DropField(var name, var field, var stored) ->
                entity(spec, name, e -> e.withFields(without(e.fields(), "field", field, Field::name)));
            case SpecOperation.AddRelation(var name, var relation) ->
                entity(spec, name, e -> e.withRelations(added(e.relations(), relation)));
            case SpecOperation.ChangeRelation(var name, var relation, var before, var changed) ->
                entity(
                        spec,
                        name,
                        e -> e.withRelations(
                                replaced(e.relations(), "link", relation, Relation::name, old -> changed)));
            case SpecOperation.DropRelation(var name, var relation) ->
                entity(spec, name, e -> e.withRelations(without(e.relations(), "link", relation, Relation::name)));
            case SpecOperation.SetWorkflow(var name, var workflow) -> entity(spec, name, e -> e.withWorkflow(workflow));
            case SpecOperation.PutRole(var role, var people) -> spec.withRoles(put(spec.roles(), role, Role::id));
            case SpecOperation.DropRole(var role, var people) ->
                spec.withRoles(without(spec.roles(), "role", role, Role::name))
                        .withPermissions(keep(spec.permissions(), p -> !p.role().equals(role)));
            case SpecOperation.SetPermission(var permission) ->
                spec.withPermissions(put(spec.permissions(), permission, p -> p.role() + " " + p.entity()));
            case SpecOperation.DropPermission(var role, var entity) ->
                spec.withPermissions(keep(
                        spec.permissions(),
                        p -> !p.role().equals(role) || !p.entity().equals(entity)));
            case SpecOperation.PutRule(var rule) -> spec.withRules(put(spec.rules(), rule, Rule::id));
            case SpecOperation.DropRule(var rule) -> spec.withRules(without(spec.rules(), "rule", rule, Rule::name));
            case SpecOperation.PutReport(var report) -> spec.withReports(put(spec.reports(), report, Report::id));
            case SpecOperation.DropReport(var report) ->
                spec.withReports(without(spec.reports(), "report", report, Report::name));
            case SpecOperation.PutScreen(var screen) -> spec.withScreens(put(spec.screens(), screen, Screen::id));
            case SpecOperation.DropScreen(var screen) ->
                spec.withScreens(without(spec.screens(), "screen", screen, Screen::name));
        };
    }

    private static AppSpec dropEntity(AppSpec spec, String name) {
        return spec.withEntities(without(spec.entities(), "entity", name, Entity::name))
                .withPermissions(keep(spec.permissions(), p -> !p.entity().equals(name)))
                .withRules(keep(spec.rules(), r -> !r.entity().equals(name)))
                .withReports(keep(spec.reports(), r -> !r.entity().equals(name)))
                .withScreens(keep(spec.screens(), s -> !name.equals(s.entity())));
    }

    private static AppSpec entity(AppSpec spec, String name, UnaryOperator<Entity> change) {
        return spec.withEntities(replaced(spec.entities(), "entity", name, Entity::name, change));
    }

    private static AppSpec field(AppSpec spec, String entity, String field, UnaryOperator<Field> change) {
        return entity(spec, entity, e -> e.withFields(replaced(e.fields(), "field", field, Field::name, change)));
    }

    private static <T> List<T> added(List<T> list, T item) {
        return Stream.concat(list.stream(), Stream.of(item)).toList();
    }

    private static <T> List<T> keep(List<T> list, Predicate<T> wanted) {
        return list.stream().filter(wanted).toList();
    }

    private static <T> List<T> put(List<T> list, T item, Function<T, String> key) {
        var result = new ArrayList<>(list);
        for (int i = 0; i < result.size(); i++) {
            if (key.apply(result.get(i)).equals(key.apply(item))) {
                result.set(i, item);
                return result;
            }
        }
        result.add(item);
        return result;
    }

    private static <T> List<T> without(List<T> list, String what, String name, Function<T, String> naming) {
        require(list, what, name, naming);
        return keep(list, item -> !naming.apply(item).equals(name));
    }

    private static <T> List<T> replaced(
            List<T> list, String what, String name, Function<T, String> naming, UnaryOperator<T> change) {
        require(list, what, name, naming);
        return list.stream()
                .map(item -> naming.apply(item).equals(name) ? change.apply(item) : item)
                .toList();
    }

    private static <T> void require(List<T> list, String what, String name, Function<T, String> naming) {
        if (list.stream().noneMatch(item -> naming.apply(item).equals(name))) {
            throw new SpecException(
                    "There is no %s `%s` (there is %s)".formatted(what, name, SpecCheck.names(list, naming)));
        }
    }
}
