package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.structure.Item;
import com.nocodo.modes.intake.text.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Side remarks in a list of fields: `tanks (1 to 3)`, `hours (never more than 12)`, `the day it came down (can't be
/// earlier)`.
final class Notes {
    private Notes() {}

    static void read(Thing thing, Item item, Saying saying, List<DraftRule> rules) {
        var attribute = thing.attributes.stream()
                .filter(a -> Integer.valueOf(item.start()).equals(a.from.at())
                        && !item.note().isEmpty())
                .findFirst();
        attribute.ifPresent(a -> {
            if (a.type.numeric()) {
                bounds(item.note(), a);
            }
            if (a.type.temporal()) {
                order(thing, a, saying, rules);
            }
        });
    }

    private static void bounds(List<Token> note, Attribute a) {
        boolean not = note.stream().anyMatch(t -> t.any(NOT, NEVER, NO));
        for (int i = 0; i < note.size(); i++) {
            var t = note.get(i);
            var low = Numbers.of(t);
            var high = i + 2 < note.size() ? Numbers.of(note.get(i + 2)) : Optional.<BigDecimal>empty();
            boolean range = i + 1 < note.size()
                    && (note.get(i + 1).any(TO, UNTIL, AND) || note.get(i + 1).sign("-–"));
            if (low.isPresent() && high.isPresent() && range) {
                a.min = low.get().min(high.get());
                a.max = low.get().max(high.get());
                return;
            }
            var behind = note.subList(i + 1, Math.min(note.size(), i + 3)).stream()
                    .flatMap(n -> Numbers.of(n).stream())
                    .findFirst();
            if (behind.isPresent() && (t.is(AT_MOST) || t.is(MORE_THAN) && not)) {
                a.max = behind.get();
            } else if (behind.isPresent() && (t.is(AT_LEAST) || t.is(LESS_THAN) && not)) {
                a.min = behind.get();
            }
        }
    }

    /// `Can't be earlier`, of the end of a period: not before its start.
    private static void order(Thing thing, Attribute a, Saying saying, List<DraftRule> rules) {
        boolean earlier = saying.clause().tokens().stream()
                .anyMatch(t -> t.lower().matches("earlier|before|sooner|früher|vorher|davor"));
        var period = Period.planned(thing).filter(p -> p.end() == a);
        if (earlier && RuleReader.forbids(saying.clause()) && period.isPresent()) {
            rules.add(DraftRule.require(
                    thing,
                    "%s_not_before_%s".formatted(a.name, period.get().start().name),
                    saying.label(),
                    "%s >= %s".formatted(a.name, period.get().start().name),
                    saying.origin()));
        }
    }
}
