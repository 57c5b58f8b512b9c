package com.nocodo.modes.intake.reports;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup.Spot;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.rules.Numbers;
import com.nocodo.modes.intake.rules.Period;
import com.nocodo.modes.spec.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Conditions by amount or by what is not there: `with more than 4 people`, `longer than 7 nights`, `checked over 90
/// days
/// ago`, `ohne Telefonnummer`, `birthdays this month`, `which are out`.
final class Measured {
    private static final String OUT =
            "out|away|unterwegs|draußen|weg|fort|verliehen|ausgeliehen|verleast|vermietet|lent|rented|on loan|with customers|in use|hired|gone";
    private final Wish wish;
    private final Thing thing;

    Measured(Wish wish, Thing thing) {
        this.wish = wish;
        this.thing = thing;
    }

    List<String> read() {
        var result = new ArrayList<String>();
        ago().ifPresent(result::add);
        if (result.isEmpty()) {
            amount().ifPresent(result::add);
        }
        without().ifPresent(result::add);
        birthday().ifPresent(result::add);
        out().ifPresent(result::add);
        return result;
    }

    /// `Over 90 days ago`, `vor mehr als 60 Tagen`, `älter als zwei Jahre`.
    private Optional<String> ago() {
        for (int i = 0; i + 1 < wish.tokens().size(); i++) {
            var number = Numbers.of(wish.tokens().get(i)).or(() -> Optional.empty());
            var unit =
                    number.isEmpty() && !wish.tokens().get(i).any(SOME, ONE) ? Optional.<Integer>empty() : days(i + 1);
            if (unit.isPresent() && back(i)) {
                int days = number.map(Number::intValue).orElse(1) * unit.get();
                return date().map(a -> "%s < today() - %d days"
                        .formatted(a.type == FieldType.DATETIME ? "date(" + a.name + ")" : a.name, days));
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> days(int at) {
        var t = wish.tokens().get(at);
        return t.is(DAY)
                ? Optional.of(1)
                : t.is(WEEK)
                        ? Optional.of(7)
                        : t.is(MONTH) ? Optional.of(30) : t.is(YEAR) ? Optional.of(365) : Optional.empty();
    }

    private boolean back(int at) {
        boolean ago = at + 2 < wish.tokens().size() && wish.tokens().get(at + 2).is(AGO);
        boolean older = wish.tokens().subList(Math.max(0, at - 3), at).stream()
                .anyMatch(t -> t.lower().matches("vor|älter|older|älter als|older than"));
        return ago || older;
    }

    /// The date that is named, else the usual one.
    private Optional<Attribute> date() {
        return wish.spots().stream()
                .flatMap(s -> s.attributeOf(thing).stream())
                .map(o -> o.attribute())
                .filter(a -> a.type.temporal() && a.type != FieldType.TIME)
                .findFirst()
                .or(() -> Wish.when(thing));
    }

    private Optional<String> amount() {
        int at = wish.find(MORE_THAN, LESS_THAN, AT_LEAST, AT_MOST);
        if (at < 0 || at + 1 >= wish.tokens().size()) {
            return Optional.empty();
        }
        var number = Numbers.of(wish.tokens().get(at + 1));
        var sign = wish.tokens().get(at).is(AT_LEAST)
                ? ">="
                : wish.tokens().get(at).is(AT_MOST)
                        ? "<="
                        : wish.tokens().get(at).is(LESS_THAN) ? "<" : ">";
        if (number.isEmpty()) {
            return Optional.empty();
        }
        var field = wish.spots().stream()
                .filter(s -> Math.abs(s.from() - at) <= 3)
                .flatMap(s -> s.attributeOf(thing).stream())
                .map(o -> o.attribute())
                .filter(a -> a.valueType().numeric())
                .findFirst();
        boolean lasts =
                at + 2 < wish.tokens().size() && wish.tokens().get(at + 2).any(DAY, NIGHT, HOUR);
        var n = number.get().toPlainString();
        return lasts
                ? Period.planned(thing)
                        .map(p -> "%s(%s, %s) %s %s"
                                .formatted(
                                        wish.tokens().get(at + 2).is(HOUR) ? "hours" : "days",
                                        p.start().name,
                                        p.end().name,
                                        sign,
                                        n))
                : field.map(a -> "%s %s %s".formatted(a.name, sign, n));
    }

    /// `Customers without a telephone number`.
    private Optional<String> without() {
        int at = wish.find(WITHOUT);
        return at < 0
                ? Optional.empty()
                : wish.spots().stream()
                        .filter(s -> s.from() > at && s.from() <= at + 3)
                        .filter(s -> s.thing() == null)
                        .flatMap(s -> empty(s).stream())
                        .findFirst();
    }

    private Optional<String> empty(Spot spot) {
        return spot.attributeOf(thing)
                .map(o -> o.attribute())
                .filter(a -> a.type != FieldType.BOOLEAN && a.expr == null)
                .map(a -> a.name + " is empty");
    }

    private Optional<String> birthday() {
        boolean said = wish.tokens().stream().anyMatch(t -> t.lower().matches("birthdays?|geburtstage?n?"));
        var born = thing.first(a -> a.type == FieldType.DATE && a.key.matches(".*(birth|born|geburt|geboren).*"));
        return said && wish.has(MONTH)
                ? born.map(a -> "month(%s) = month(today())".formatted(a.name))
                : said && wish.has(TODAY)
                        ? born.map(
                                a -> "month(%s) = month(today()) and day(%s) = day(today())".formatted(a.name, a.name))
                        : Optional.empty();
    }

    /// `Welche Geräte sind draußen`: those of which a record is still open.
    private Optional<String> out() {
        boolean said = wish.tokens().stream().anyMatch(t -> t.lower().matches(OUT)) && !wish.has(NOT, NEVER);
        return !said
                ? Optional.empty()
                : wish.lookup().draft().holders(thing).stream()
                        .filter(h -> h.tieTo(thing).isPresent())
                        .flatMap(h -> Conditions.unfinished(h, null).stream()
                                .map(c -> "exists(%s where %s)"
                                        .formatted(h.tieTo(thing).orElseThrow().reverse, c)))
                        .findFirst();
    }
}
