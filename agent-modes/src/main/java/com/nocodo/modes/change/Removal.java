package com.nocodo.modes.change;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.SpecCheck;
import com.nocodo.modes.spec.SpecEditor;
import com.nocodo.modes.spec.SpecOperation;
import com.nocodo.modes.spec.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Takes things away, with the rules and lists that cannot be without them.
final class Removal {
    private final Work work;

    Removal(Work work) {
        this.work = work;
    }

    void of(Ref ref) {
        switch (ref) {
            case Ref.OfEntity(var entity) -> entity(entity);
            case Ref.OfField field -> field(field);
            case Ref.OfLink link -> {
                work.entity(
                        link.entity(),
                        e -> e.withRelations(without(
                                e.relations(), r -> r.id().equals(link.link().id()))));
                forgotten(work.now(link.entity()), link.name());
            }
            case Ref.OfValue value -> value(value);
            case Ref.OfRole(var role) -> role(role);
            case Ref.OfReport(var report) ->
                work.become(work.spec().withReports(without(work.spec().reports(), r -> r.id().equals(report.id()))));
            case Ref.OfRule(var rule) ->
                work.become(work.spec().withRules(without(work.spec().rules(), r -> r.id().equals(rule.id()))));
            case Ref.OfCard(var name, var label) -> new Cards(work).remove(name);
        }
        settle(true);
    }

    private void entity(Entity entity) {
        var links = work.spec().incoming(entity.name());
        for (var link : links) {
            work.entity(link.holder(), e -> e.withRelations(without(e.relations(), r -> r.to().equals(entity.name()))));
            forgotten(work.now(link.holder()), link.relation().name());
        }
        var spec = work.spec();
        work.become(spec.withEntities(without(spec.entities(), e -> e.id().equals(entity.id())))
                .withPermissions(without(spec.permissions(), p -> p.entity().equals(entity.name())))
                .withRules(without(spec.rules(), r -> r.entity().equals(entity.name())))
                .withReports(without(spec.reports(), r -> r.entity().equals(entity.name())))
                .withScreens(without(spec.screens(), s -> entity.name().equals(s.entity())))
                .withRoles(spec.roles().stream()
                        .map(r -> entity.name().equals(r.entity())
                                ? new Role(r.id(), r.name(), r.label(), null, r.manageUsers(), r.from())
                                : r)
                        .toList()));
    }

    private void field(Ref.OfField ref) {
        work.entity(ref.entity(), e -> {
            var rest = e.withFields(
                    without(e.fields(), f -> f.id().equals(ref.field().id())));
            return e.isState(ref.field()) ? rest.withWorkflow(null) : rest;
        });
        forgotten(work.now(ref.entity()), ref.name());
    }

    /// What names a record, and what is unique together, does without it.
    private void forgotten(Entity entity, String name) {
        var display = without(entity.display(), name::equals);
        var named = display.isEmpty() ? others(entity) : display;
        work.entity(entity, e -> e.withDisplay(named).withUnique(without(e.unique(), g -> g.contains(name))));
        var spec = work.spec();
        work.become(spec.withPermissions(spec.permissions().stream()
                        .map(p -> p.entity().equals(entity.name()) ? Rights.without(p, name) : p)
                        .toList())
                .withReports(spec.reports().stream()
                        .map(r -> r.entity().equals(entity.name()) ? without(r, name) : r)
                        .toList()));
    }

    /// A list does without the column, as long as it has others.
    private static Report without(Report r, String name) {
        var columns = without(r.columns(), c -> c.equals(name) || c.startsWith(name + "."));
        return columns.isEmpty() ? r : r.withColumns(columns);
    }

    private static List<String> others(Entity entity) {
        return Stream.concat(
                        entity.fields().stream()
                                .filter(f -> f.type() == FieldType.TEXT)
                                .map(Field::name),
                        Stream.concat(
                                entity.fields().stream().map(Field::name),
                                entity.relations().stream()
                                        .filter(r -> !r.many())
                                        .map(r -> r.name())))
                .limit(1)
                .toList();
    }

    private void value(Ref.OfValue ref) {
        if (ref.field().values().size() < 2) {
            throw Doubt.refused(
                    work.say("%s has no other value.", "%s hat keinen anderen Wert."),
                    ref.field().label());
        }
        var name = ref.value().name();
        work.entity(ref.entity(), e -> {
            var workflow = e.workflow();
            boolean state = workflow != null && e.isState(ref.field());
            if (state && workflow != null && workflow.initial().equals(name)) {
                throw Doubt.refused(
                        work.say(
                                "Everything begins as \"%s\": say first what it should begin with.",
                                "Alles beginnt als \"%s\": sag zuerst, womit es beginnen soll."),
                        ref.value().label());
            }
            return state && workflow != null
                    ? e.withWorkflow(new Workflow(
                            workflow.field(),
                            workflow.initial(),
                            without(workflow.moves(), m -> m.from().equals(name) || m.to().equals(name)),
                            workflow.from()))
                    : e;
        });
        work.field(new Ref.OfField(ref.entity(), ref.field()), f -> {
            var edit = f.edit()
                    .values(without(f.values(), v -> v.id().equals(ref.value().id())));
            return (name.equals(f.defaultValue()) ? edit.defaultValue(null) : edit).build();
        });
    }

    private void role(Role role) {
        var dropped = SpecEditor.apply(work.spec(), new SpecOperation.DropRole(role.name(), null));
        work.become(dropped);
    }

    /// Rules and lists that speak of what is gone go, too, as long as that helps.
    void settle() {
        settle(false);
    }

    private void settle(boolean sums) {
        for (var spec = work.spec(); !SpecCheck.problems(spec).isEmpty(); spec = work.spec()) {
            var problem = SpecCheck.problems(spec).getFirst();
            var better = Stream.of(
                            withoutOneRule(spec),
                            withoutOneReport(spec),
                            sums ? withoutOneSum(spec) : Stream.<AppSpec>of())
                    .flatMap(s -> s)
                    .filter(s -> !SpecCheck.problems(s).contains(problem))
                    .findFirst();
            if (better.isEmpty()) {
                throw Doubt.refused(work.say("That cannot go: %s", "Das geht nicht weg: %s"), problem);
            }
            work.become(better.get());
        }
    }

    private static Stream<AppSpec> withoutOneRule(AppSpec spec) {
        return spec.rules().stream().map(rule -> spec.withRules(without(spec.rules(), rule::equals)));
    }

    /// A field that is worked out from what is gone; nothing that was typed in is lost with it.
    private Stream<AppSpec> withoutOneSum(AppSpec spec) {
        return spec.entities().stream()
                .flatMap(e -> e.fields().stream().filter(Field::computed).map(f -> new Ref.OfField(e, f)))
                .map(f -> without(spec, f));
    }

    private AppSpec without(AppSpec spec, Ref.OfField ref) {
        work.become(spec);
        field(ref);
        var result = work.spec();
        work.become(spec);
        return result;
    }

    private static Stream<AppSpec> withoutOneReport(AppSpec spec) {
        return spec.reports().stream().map(report -> spec.withReports(without(spec.reports(), report::equals)));
    }

    static <T> List<T> without(List<T> list, Predicate<T> gone) {
        var result = new ArrayList<>(list);
        result.removeIf(gone);
        return result;
    }
}
