package com.nocodo.modes.intake;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Draft;
import com.nocodo.modes.intake.decide.Fields;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.decide.Tie;
import com.nocodo.modes.intake.rules.DraftRule;
import com.nocodo.modes.intake.rules.Moves;
import com.nocodo.modes.spec.App;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.SpecIds;
import com.nocodo.modes.spec.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes what was decided as the records of an App Spec.
final class SpecWriter {
    private final SpecIds ids = SpecIds.fresh();
    private final Draft draft;
    private final List<Moves> moves;

    SpecWriter(Draft draft, List<Moves> moves) {
        this.draft = draft;
        this.moves = moves;
    }

    AppSpec write(App app, List<DraftRule> rules) {
        var entities = draft.things.stream().map(this::entity).toList();
        return AppSpec.empty(app)
                .withEntities(entities)
                .withRules(rules.stream().map(r -> r.rule(ids.next('u'))).toList());
    }

    SpecIds ids() {
        return ids;
    }

    private Entity entity(Thing thing) {
        var id = ids.next('e');
        var display = display(thing);
        var fields = thing.attributes.stream()
                .map(a -> Fields.of(a, display.contains(a.name) && naming(a), ids))
                .toList();
        var relations = thing.ties.stream().map(this::relation).toList();
        var workflow = moves.stream()
                .filter(m -> m.thing() == thing)
                .findFirst()
                .map(SpecWriter::workflow)
                .orElse(null);
        var archetype = thing.archetype();
        return new Entity(
                id,
                thing.name,
                thing.pluralName,
                thing.label,
                thing.pluralLabel,
                display,
                archetype == null ? null : archetype.text(),
                fields,
                relations,
                thing.unique,
                workflow,
                thing.from);
    }

    private static Workflow workflow(Moves moves) {
        var steps = moves.pairs().stream()
                .map(p -> new Workflow.Move(p[0], p[1], List.of()))
                .toList();
        return new Workflow(
                moves.attribute().name,
                Lookup.valueName(moves.attribute().values.getFirst()),
                steps,
                moves.from());
    }

    private Relation relation(Tie tie) {
        return new Relation(
                ids.next('l'),
                tie.name,
                tie.label,
                tie.to.name,
                tie.many ? Relation.Kind.MANY : Relation.Kind.ONE,
                tie.required && !tie.many,
                null,
                tie.reverse,
                null,
                List.of(),
                null,
                tie.from);
    }

    /// The fields by which people know a record.
    private static List<String> display(Thing thing) {
        var first = byKey(thing, "(first|given)_?name|vorname");
        var last = byKey(thing, "(last|family|sur)_?name|nachname|familienname");
        if (first.isPresent() && last.isPresent()) {
            return List.of(first.get().name, last.get().name);
        }
        var named = thing.first(SpecWriter::naming)
                .or(() -> byKey(thing, ".*(number|nummer|kennzeichen|code|plate).*"))
                .or(() -> thing.deed() ? Optional.empty() : thing.first(a -> a.type == FieldType.TEXT));
        if (named.isPresent()) {
            return List.of(named.get().name);
        }
        var parts = new ArrayList<String>();
        thing.ties.stream().filter(t -> !t.many).limit(2).forEach(t -> parts.add(t.name));
        thing.first(a -> a.type.temporal()).ifPresent(a -> parts.addFirst(a.name));
        if (parts.isEmpty()) {
            parts.add(thing.attributes.isEmpty() ? thing.ties.getFirst().name : thing.attributes.getFirst().name);
        }
        return parts;
    }

    private static Optional<Attribute> byKey(Thing thing, String pattern) {
        return thing.first(a -> a.key.matches(pattern) && a.type.textual());
    }

    private static boolean naming(Attribute a) {
        return a.type == FieldType.TEXT
                && a.key.matches(
                        "(.*_)?(name|title|titel|bezeichnung)(_(of|von|des|der)?_?.*)?|vorname|nachname|.*name");
    }
}
