package com.nocodo.modes.intake.rules;

import com.nocodo.modes.intake.catalogue.Archetype;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines of a record: of which it has many, each with a price of its own or of what it links to.
final class Lines {
    private static final String QUANTITY =
            ".*(quantity|qty|menge|anzahl|stueckzahl|pieces|number_of|hours|stunden|amount_of).*";
    private static final String PRICE = ".*(price|preis|rate|cost|kosten|satz|fee|gebuehr|lohn|amount|betrag).*";

    private Lines() {}

    static @Nullable Thing of(Saying saying, Thing top) {
        return saying.lookup().draft().holders(top).stream()
                .filter(h -> h.tieTo(top).isPresent() && price(h).isPresent() && lineLike(saying, h))
                .min(Comparator.comparing(h -> h.archetype() != Archetype.LINE))
                .orElse(null);
    }

    private static boolean lineLike(Saying saying, Thing holder) {
        return holder.archetype() == Archetype.LINE
                || saying.things().contains(holder)
                || holder.first(a -> a.type.numeric() && a.key.matches(QUANTITY))
                        .isPresent();
    }

    /// The sum of quantity times price over the lines of a record.
    static Optional<String> sum(Thing line, Thing top) {
        return price(line).map(price -> {
            var quantity = line.first(a -> a.type.numeric() && a.type != FieldType.MONEY && a.key.matches(QUANTITY))
                    .map(a -> a.name + " * ")
                    .orElse("");
            var body = quantity.isEmpty() ? price : "(" + quantity + price + ")";
            return "sum(%s.%s)".formatted(line.tieTo(top).orElseThrow().reverse, body);
        });
    }

    private static Optional<String> price(Thing line) {
        return line.first(a -> a.type == FieldType.MONEY && a.key.matches(PRICE))
                .map(a -> a.name)
                .or(() -> line.ties.stream()
                        .filter(t -> !t.many)
                        .flatMap(t ->
                                t
                                        .to
                                        .first(a -> a.type == FieldType.MONEY && a.key.matches(".*(price|preis).*"))
                                        .stream()
                                        .map(a -> t.name + "." + a.name))
                        .findFirst());
    }
}
