package com.nocodo.modes.intake.rules;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Lookup.Spot;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Origin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A clause with what is known of its words.
record Saying(Clause clause, List<Spot> spots, @Nullable Thing topic, Lookup lookup) {

    List<Thing> things() {
        return spots.stream()
                .map(Spot::thing)
                .filter(Objects::nonNull)
                .map(t -> (Thing) t)
                .distinct()
                .toList();
    }

    boolean has(Mark... marks) {
        return clause.has(marks);
    }

    int find(Mark... marks) {
        return clause.find(0, marks);
    }

    Origin origin() {
        return RuleReader.origin(clause);
    }

    /// The sentence as it stands, without the full stop.
    String label() {
        var text = clause.toString()
                .replaceAll("\\s+([,.)])", "$1")
                .replaceAll("\\s*[.!?]$", "")
                .replace(" 's", "'s");
        return Names.capital(text.length() <= 120 ? text : text.substring(0, 117) + "…");
    }

    String name(String fallback) {
        var name = Names.identifier(label());
        return name.length() < 3 || Names.reserved(name) ? fallback : name;
    }

    /// The best field that a spot means: of the thing spoken of, of the topic, else the likeliest.
    Optional<Owned> field(Spot spot) {
        return field(spot, _ -> true);
    }

    Optional<Owned> field(Spot spot, Predicate<Attribute> wanted) {
        var number = numberOf(spot);
        if (number.isPresent()) {
            return number.filter(o -> wanted.test(o.attribute()));
        }
        var fitting = spot.attributes().stream()
                .filter(o -> wanted.test(o.attribute()))
                .toList();
        var things = things();
        return fitting.stream()
                .filter(o -> things.contains(o.thing()))
                .findFirst()
                .or(() -> fitting.stream().filter(o -> o.thing() == topic).findFirst())
                .or(() -> fitting.stream().findFirst());
    }

    /// `The number of a unit` is its own, not how many there are.
    private Optional<Owned> numberOf(Spot spot) {
        boolean said = clause.get(spot.from()).is(Mark.NUMBER_OF) && !clause.has(Mark.HOW_MANY);
        return !said
                ? Optional.empty()
                : spots.stream()
                        .filter(s -> s.from() > spot.from() || s == spot)
                        .flatMap(s -> java.util.stream.Stream.ofNullable(s.thing()))
                        .findFirst()
                        .flatMap(t -> t.first(a -> a.key.matches("number|nummer|no|nr"))
                                .map(a -> new Owned(t, a)));
    }

    /// The words say of a field that it is left empty, or for how long.
    boolean mayBeEmpty(Attribute attribute) {
        return lookup.draft().open.contains(attribute);
    }

    List<Spot> between(int from, int to) {
        return spots.stream().filter(s -> s.from() >= from && s.to() <= to).toList();
    }

    /// The numbers that stand in the clause, in order, after a place.
    List<java.math.BigDecimal> numbers(int from, int to) {
        return clause.tokens().subList(Math.max(0, from), Math.min(to, clause.size())).stream()
                .map(Numbers::of)
                .flatMap(Optional::stream)
                .toList();
    }
}
