package com.nocodo.modes.intake.reports;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Named lists: which records, in which order.
final class Lists {
    private final Wish wish;

    Lists(Wish wish) {
        this.wish = wish;
    }

    Optional<Report> read() {
        var all = candidates();
        if (all.isEmpty() && wish.has(UNPAID)) {
            all = wish.lookup().draft().things.stream()
                    .filter(t -> Conditions.unpaid(t).isPresent())
                    .toList();
        }
        boolean waits = wish.has(OVERDUE, LATE) || wish.has(NOT) && wish.has(WHO, WHAT, WHICH);
        if (all.isEmpty() && waits) {
            all = happening();
        }
        if (all.isEmpty() && Windows.of(wish.tokens(), "", FieldType.DATE).isPresent()) {
            all = happening();
        }
        for (var thing : all) {
            var conditions = new Conditions(wish, thing);
            var where = conditions.read();
            boolean sorted = wish.has(MOST, BEST);
            boolean lost = where.isEmpty() && wish.has(LATE, OVERDUE, UNPAID, EXPIRE);
            if (lost) {
                continue;
            }
            if (where.isPresent() || sorted || wish.has(LIST)) {
                return Optional.of(report(wish, thing, where.orElse(null), Columns.of(thing), sort(thing), null));
            }
        }
        return linking().or(this::plain).map(t -> report(wish, t, null, Columns.of(t), sort(t), null));
    }

    /// `Which customer has which tool`: the records that link the two.
    private Optional<Thing> linking() {
        var named = wish.things();
        return named.size() != 2
                ? Optional.empty()
                : wish.lookup().draft().things.stream()
                        .filter(t -> named.stream().allMatch(n -> t.tieTo(n).isPresent()))
                        .findFirst();
    }

    /// `All stays of one guest`: a thing, and nothing that would have to be understood beside it.
    private Optional<Thing> plain() {
        boolean more = false;
        for (int i = 0; i < wish.tokens().size(); i++) {
            int at = i;
            var t = wish.tokens().get(i);
            boolean known = wish.spots().stream().anyMatch(s -> s.from() <= at && at < s.to());
            more |= !known && (t.content() || t.any(NOT, NEVER, WITHOUT, MORE_THAN, LESS_THAN, AT_LEAST, CAN, MUST));
        }
        return more ? Optional.empty() : wish.things().stream().findFirst();
    }

    /// The thing named first, else one whose field or value is named.
    private List<Thing> candidates() {
        var named = wish.things();
        var byField = wish.spots().stream()
                .flatMap(s -> s.attributes().stream())
                .map(o -> o.thing())
                .filter(Objects::nonNull)
                .distinct();
        var byValue = wish.spots().stream()
                .flatMap(s -> s.values().stream())
                .map(v -> v.thing())
                .distinct();
        return java.util.stream.Stream.of(named.stream(), byValue, byField)
                .flatMap(s -> s)
                .distinct()
                .limit(4)
                .toList();
    }

    /// Nothing is named, only a time: what happens then, that which takes time first.
    private List<Thing> happening() {
        return wish.lookup().draft().things.stream()
                .filter(t -> t.deed() && Wish.when(t).isPresent())
                .sorted(Comparator.comparing((Thing t) ->
                                com.nocodo.modes.intake.rules.Period.of(t).isEmpty())
                        .thenComparing(t -> -t.ties.size()))
                .toList();
    }

    private List<String> sort(Thing thing) {
        var columns = Columns.of(thing);
        return Wish.when(thing)
                .filter(a -> columns.contains(a.name))
                .map(a -> List.of(a.name))
                .orElse(List.of());
    }

    static Report report(
            Wish wish,
            Thing thing,
            @Nullable String where,
            List<String> columns,
            List<String> sort,
            @Nullable Integer limit) {
        return new Report(
                "",
                "",
                wish.label(),
                Report.Kind.LIST,
                thing.name,
                where,
                List.of(),
                columns,
                List.of(),
                List.of(),
                sort,
                limit,
                List.of(),
                wish.origin());
    }
}
