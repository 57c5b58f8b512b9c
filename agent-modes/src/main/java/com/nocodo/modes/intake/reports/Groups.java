package com.nocodo.modes.intake.reports;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By what a total is split: `per customer and month`, `each year`, `by month`.
final class Groups {
    private final Wish wish;

    Groups(Wish wish) {
        this.wish = wish;
    }

    /// One thing or field after `per`, or a unit of time.
    record Group(
            @Nullable Thing thing,
            @Nullable Owned field,
            @Nullable String unit,
            String label) {}

    List<Group> read() {
        var result = new ArrayList<Group>();
        for (int i = 0; i < wish.tokens().size(); i++) {
            boolean each = wish.tokens().get(i).is(EACH) && wish.has(HOW_MANY, HOW_MUCH, REVENUE, NUMBER_OF);
            boolean by = wish.tokens().get(i).is(BY) && i + 1 < wish.tokens().size() && unit(i + 1) != null;
            if (wish.tokens().get(i).is(PER) || by || each) {
                groupsAfter(i + 1, result);
            }
        }
        unitBefore(result);
        inTheYear(result);
        return result.stream().distinct().toList();
    }

    private void groupsAfter(int from, List<Group> into) {
        for (int i = from; i < wish.tokens().size(); i++) {
            var t = wish.tokens().get(i);
            int at = i;
            var unit = unit(i);
            var spot = wish.spots().stream().filter(s -> s.from() == at).findFirst();
            if (unit != null) {
                into.add(new Group(null, null, unit, Names.capital(t.text())));
            } else if (spot.isPresent()) {
                var field = wish.field(spot.get(), null)
                        .filter(_ -> spot.get().thing() == null
                                || spot.get().to() - spot.get().from() > 1);
                into.add(
                        field.isPresent()
                                ? new Group(null, field.get(), null, field.get().attribute().label)
                                : new Group(
                                        spot.get().thing(),
                                        null,
                                        null,
                                        spot.get().thing() == null
                                                ? t.text()
                                                : spot.get().thing().label));
                i = spot.get().to() - 1;
            } else if (t.is(PER) && !into.isEmpty()) {
                return;
            } else if (!t.any(AND, THE, EACH, SOME, PER, FILLER) && !t.sign(",")) {
                return;
            }
        }
    }

    /// `Per customer in the year`: each year by itself.
    private void inTheYear(List<Group> groups) {
        for (int i = 0; i + 1 < wish.tokens().size(); i++) {
            var unit = unit(
                    wish.tokens().get(i + 1).any(THE, SOME)
                                    && i + 2 < wish.tokens().size()
                            ? i + 2
                            : i + 1);
            boolean loose = wish.tokens().get(i).is(IN)
                    && !wish.has(THIS, LAST, NEXT)
                    && ("year".equals(unit) || "month".equals(unit));
            if (loose && !groups.isEmpty() && groups.stream().noneMatch(g -> g.unit() != null)) {
                groups.add(new Group(null, null, unit, Names.capital(String.valueOf(unit))));
            }
        }
    }

    /// `monthly revenue`.
    private void unitBefore(List<Group> groups) {
        for (int i = 0; i < wish.tokens().size(); i++) {
            var word = wish.tokens().get(i).lower();
            if (word.matches("monthly|monatlich.*|yearly|jährlich.*|annual")
                    && groups.stream().noneMatch(g -> g.unit() != null)) {
                groups.add(new Group(
                        null,
                        null,
                        word.startsWith("mon") ? "month" : "year",
                        word.startsWith("mon") ? "Month" : "Year"));
            }
        }
    }

    private @Nullable String unit(int i) {
        var t = wish.tokens().get(i);
        if (t.is(MONTH)) {
            return "month";
        }
        if (t.is(YEAR)) {
            return "year";
        }
        return t.any(DAY, WEEK) ? "day" : null;
    }
}
