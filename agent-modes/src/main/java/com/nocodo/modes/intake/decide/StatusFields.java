package com.nocodo.modes.intake.decide;

import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.structure.Claim;
import com.nocodo.modes.intake.structure.Course;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds or makes the field that holds the states which a record passes.
final class StatusFields {
    private static final String STATUS = "(.*_)?(status|state|stage|phase|progress|step|stand|zustand|stufe|stadium)";
    private final Draft draft;
    private final FieldTypes types;
    private final Language language;

    StatusFields(Draft draft, FieldTypes types, Language language) {
        this.draft = draft;
        this.types = types;
        this.language = language;
    }

    void of(List<Claim> claims) {
        for (var claim : claims) {
            if (claim instanceof Claim.Passes passes) {
                whose(passes).ifPresent(t -> pass(t, passes));
            }
        }
    }

    /// The thing that has a field with these states already, else the one with the field that the sentence names.
    private Optional<Thing> whose(Claim.Passes passes) {
        return draft.things.stream()
                .filter(t -> known(t, passes.course()).isPresent())
                .findFirst()
                .or(() -> passes.about().stream()
                        .filter(n -> n.start() >= passes.clause().start()
                                && n.end() <= passes.clause().end())
                        .flatMap(n -> draft.find(n).or(() -> owner(n.label())).stream())
                        .findFirst())
                .or(this::waiting)
                .or(() -> passes.about().stream()
                        .flatMap(n -> draft.find(n).stream())
                        .findFirst());
    }

    /// The only thing with a status of which no values were told.
    private Optional<Thing> waiting() {
        var found = draft.things.stream()
                .filter(t -> t.attributes.stream().anyMatch(a -> open(a) && a.key.matches(STATUS)))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Optional<Thing> owner(String field) {
        var key = Attributes.key(field);
        var owners = draft.things.stream()
                .filter(t -> t.attribute(key).filter(StatusFields::open).isPresent())
                .toList();
        return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
    }

    private static Optional<Attribute> known(Thing thing, Course course) {
        var states = course.states().stream().map(Lookup::valueName).toList();
        return thing.attributes.stream()
                .filter(a -> a.values.stream()
                                .map(Lookup::valueName)
                                .filter(states::contains)
                                .count()
                        >= 2)
                .findFirst();
    }

    private void pass(Thing thing, Claim.Passes passes) {
        var course = passes.course();
        var known = known(thing, course);
        known.ifPresentOrElse(a -> a.course = within(a, course), () -> {
            var clause = passes.clause();
            var from = Origin.words(clause.toString(), clause.start(), clause.end());
            thing.attributes.removeIf(a -> a.type == FieldType.BOOLEAN
                    && course.states().stream()
                            .anyMatch(v -> Names.identifier(v).equals(a.key)));
            var open = thing.attributes.stream()
                    .filter(a -> open(a) && (a.key.matches(STATUS) || named(passes, a)))
                    .findFirst()
                    .orElse(null);
            var status = status(thing, open, course, from);
            if (open == null) {
                thing.attributes.add(status);
            } else {
                thing.attributes.set(thing.attributes.indexOf(open), status);
            }
        });
    }

    /// The moves between states that the field has.
    private static Course within(Attribute attribute, Course course) {
        var names = attribute.values.stream().map(Lookup::valueName).toList();
        return new Course(
                attribute.values,
                course.moves().stream()
                        .filter(m ->
                                names.contains(Lookup.valueName(m.from())) && names.contains(Lookup.valueName(m.to())))
                        .toList());
    }

    private boolean named(Claim.Passes passes, Attribute attribute) {
        return passes.about().stream()
                .limit(1)
                .anyMatch(n -> Attributes.key(n.label()).equals(attribute.key)
                        && types.exact(n.key()).filter(t -> t != FieldType.TEXT).isEmpty());
    }

    /// A text of which no values were told.
    private static boolean open(Attribute attribute) {
        return attribute.values.isEmpty() && (attribute.type == FieldType.TEXT || attribute.type == FieldType.ENUM);
    }

    private Attribute status(Thing thing, @Nullable Attribute open, Course course, Origin from) {
        var taken = thing.attribute("status").isPresent();
        var label = open != null ? open.label : taken ? language == Language.DE ? "Stand" : "State" : "Status";
        var result = new Attribute(
                Attributes.key(label),
                label,
                List.of(label.toLowerCase(Locale.ROOT)),
                FieldType.ENUM,
                course.states(),
                from,
                1);
        result.course = course;
        return result;
    }
}
