package com.nocodo.modes.intake.reports;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.rules.Numbers;
import com.nocodo.modes.intake.rules.Period;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which records a wish is about: overdue ones, unpaid ones, those of next week, those below their minimum.
final class Conditions {
    private static final String DUE = ".*(due|deadline|faellig|frist|return_by|until|bis|liefertermin|finish).*";
    private static final String DONE =
            ".*(done|finished|completed|erledigt|fertig|closed|returned|brought|back|gebracht|zurueckgegeben|delivered|geliefert|picked|abgeholt|ready|lieferdatum|delivery).*";
    private static final String PAID = ".*(paid|bezahlt|payed|settled|beglichen|gezahlt).*";
    private static final String EXPIRES = ".*(valid|expir|gueltig|ablauf|best_before|until|bis|haltbar|mhd|use_by).*";
    private final Wish wish;
    private final boolean inner;
    private final Thing thing;
    private final Set<String> parts = new LinkedHashSet<>();
    private final Set<Attribute> used = new java.util.HashSet<>();

    Conditions(Wish wish, Thing thing) {
        this(wish, thing, false);
    }

    private Conditions(Wish wish, Thing thing, boolean inner) {
        this.inner = inner;
        this.wish = wish;
        this.thing = thing;
    }

    /// All conditions joined, or nothing.
    Optional<String> read() {
        values();
        flags();
        payment();
        overdue();
        open();
        var measured = new Measured(wish, thing).read();
        parts.addAll(measured);
        if (measured.isEmpty()) {
            window();
        }
        below();
        if (!inner && measured.isEmpty()) {
            others();
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", parts));
    }

    private void values() {
        var said = new LinkedHashMap<Attribute, Set<String>>();
        for (var spot : wish.spots()) {
            for (var value : spot.values()) {
                boolean mine = value.thing() == thing && spot.thing() != thing;
                if (mine && negated(spot.from()) && !said.containsKey(value.attribute())) {
                    parts.add("%s != '%s'".formatted(value.attribute().name, value.value()));
                    used.add(value.attribute());
                } else if (mine && !negated(spot.from()) && (used.add(value.attribute()) || joined(spot.from()))) {
                    said.computeIfAbsent(value.attribute(), _ -> new LinkedHashSet<>())
                            .add(value.value());
                }
            }
        }
        said.forEach((attribute, values) -> {
            parts.removeIf(p -> p.startsWith(attribute.name + " != "));
            parts.add(
                    values.size() == 1
                            ? "%s = '%s'"
                                    .formatted(attribute.name, values.iterator().next())
                            : "%s in ('%s')".formatted(attribute.name, String.join("', '", values)));
        });
    }

    /// `Damaged or missing`: another value of the same field.
    private boolean joined(int at) {
        return at > 0 && wish.tokens().get(at - 1).any(OR, AND);
    }

    private boolean negated(int at) {
        for (int i = Math.max(0, at - 2); i < at; i++) {
            if (wish.tokens().get(i).any(NOT, EXCEPT, NO, WITHOUT)) {
                return true;
            }
        }
        return false;
    }

    private void flags() {
        for (var spot : wish.spots()) {
            spot.attributeOf(thing)
                    .filter(o -> o.attribute().type == FieldType.BOOLEAN && used.add(o.attribute()))
                    .ifPresent(o -> parts.add("%s = %s"
                            .formatted(
                                    o.attribute().name,
                                    negated(spot.from())
                                                    || wish.tokens()
                                                            .get(spot.from())
                                                            .is(UNPAID)
                                            ? "false"
                                            : "true")));
        }
    }

    private void payment() {
        if (wish.has(UNPAID)) {
            unpaid(thing)
                    .filter(_ -> parts.stream().noneMatch(p -> p.matches(PAID)))
                    .ifPresent(parts::add);
        }
    }

    static Optional<String> unpaid(Thing thing) {
        var flag = thing.first(a -> a.type == FieldType.BOOLEAN && a.key.matches(PAID));
        if (flag.isPresent()) {
            return flag.map(a -> a.name + " = false");
        }
        var day = thing.first(a -> a.type == FieldType.DATE && a.key.matches(PAID));
        if (day.isPresent()) {
            return day.map(a -> a.name + " is empty");
        }
        return thing.first(
                        a -> a.values.stream().anyMatch(v -> Lookup.valueName(v).matches(PAID)))
                .map(a -> "%s != '%s'"
                        .formatted(
                                a.name,
                                a.values.stream()
                                        .map(Lookup::valueName)
                                        .filter(v -> v.matches(PAID) && !v.matches("(un|nicht|not).*"))
                                        .findFirst()
                                        .orElse("paid")));
    }

    private void overdue() {
        if (!wish.has(OVERDUE, LATE) && !(wish.has(PAST) && wish.has(NOT))) {
            return;
        }
        var due = thing.first(
                        a -> a.type.temporal() && a.key.matches(DUE) && !a.key.matches(".*(returned|zurueckgegeben).*"))
                .or(() -> thing.first(a -> a.type.temporal()
                        && a.key.matches(".*(end|ende|return|rueckgabe|promised|versprochen|deliver|liefer).*")))
                .or(() -> Period.planned(thing).map(Period::end));
        due.ifPresent(a -> {
            parts.add("%s < %s".formatted(a.name, a.type == FieldType.DATETIME ? "now()" : "today()"));
            unfinished(thing, a).ifPresent(parts::add);
        });
    }

    /// What says that a record still waits to be done.
    static Optional<String> unfinished(Thing thing, @org.jspecify.annotations.Nullable Attribute but) {
        var day = thing.first(a -> a != but
                && a.type.temporal()
                && a.key.matches(
                        ".*(return|zurueck|deliver|liefer|finished|done|closed|completed|brought|back|abgeholt|collected).*")
                && !a.key.matches(".*(_by|due|_bis).*"));
        var flag = thing.first(a -> a.type == FieldType.BOOLEAN && (a.key.matches(DONE) || a.key.matches(PAID)));
        return day.map(a -> a.name + " is empty")
                .or(() -> flag.map(a -> a.name + " = false"))
                .or(() -> openStates(thing));
    }

    private static Optional<String> openStates(Thing thing) {
        return thing.first(a -> a.values.size() > 1 && a.key.matches(".*(status|state|stand|zustand).*"))
                .flatMap(a -> {
                    var open = a.values.stream()
                            .map(Lookup::valueName)
                            .filter(
                                    v -> !v.matches(
                                            "(done|closed|finished|fertig|erledigt|cancel.*|storn.*|abge.*|invoiced|paid|bezahlt|returned|delivered|completed|held|picked_up|zurueck.*|geliefert|collected|accepted|withdrawn).*"))
                            .toList();
                    return open.isEmpty() || open.size() == a.values.size()
                            ? Optional.empty()
                            : Optional.of("%s in (%s)"
                                    .formatted(
                                            a.name,
                                            String.join(
                                                    ", ",
                                                    open.stream()
                                                            .map(v -> "'" + v + "'")
                                                            .toList())));
                });
    }

    private void open() {
        boolean back = wish.has(NOT)
                && wish.tokens().stream()
                        .anyMatch(t -> t.wordy() && Names.identifier(t.text()).matches(DONE));
        if (back && parts.isEmpty() && !wish.has(UNPAID)) {
            unfinished(thing, null).ifPresent(parts::add);
        }
        if (wish.has(OPEN) && parts.isEmpty()) {
            var value = thing.attributes.stream()
                    .flatMap(a -> a.values.stream()
                            .filter(v -> Lookup.valueName(v).matches("(open|offen|pending|new|neu)"))
                            .map(v -> "%s = '%s'".formatted(a.name, Lookup.valueName(v))))
                    .findFirst();
            var flag = thing.first(a -> a.type == FieldType.BOOLEAN && a.key.matches(DONE))
                    .map(a -> a.name + " = false");
            value.or(() -> flag)
                    .or(() -> Optional.ofNullable(
                            thing.first(a -> a.type.temporal() && a.key.matches(".*(return|zurueck).*"))
                                    .map(a -> a.name + " is empty")
                                    .orElse(null)))
                    .or(() -> unpaid(thing))
                    .or(() -> openStates(thing))
                    .ifPresent(parts::add);
        }
    }

    private void window() {
        var named = wish.spots().stream()
                .flatMap(s -> s.attributeOf(thing).stream())
                .map(Lookup.Owned::attribute)
                .filter(a -> a.type.temporal() && a.type != FieldType.TIME)
                .findFirst();
        var expiry = wish.has(EXPIRE, RUN_OUT)
                ? thing.first(a -> a.type.temporal() && a.key.matches(EXPIRES))
                : Optional.<Attribute>empty();
        var due = wish.tokens().stream().anyMatch(t -> t.lower().matches("due|fällig"))
                ? thing.first(a -> a.type.temporal() && a.key.matches(".*(due|faellig|next|naechst).*"))
                : Optional.<Attribute>empty();
        var date = expiry.or(() -> side()).or(() -> due).or(() -> named).or(() -> Wish.when(thing));
        if (date.isEmpty()
                || !date.get().name.isEmpty() && parts.stream().anyMatch(p -> p.startsWith(date.get().name + " <"))) {
            return;
        }
        var window = Windows.of(wish.tokens(), date.get().name, date.get().type);
        window.or(() -> expiry.map(
                        a -> wish.tokens().stream().anyMatch(t -> t.lower().matches("expired|abgelaufen.*"))
                                ? "%s < today()".formatted(a.name)
                                : "%s >= today() and %s <= today() + 30 days".formatted(a.name, a.name)))
                .ifPresent(parts::add);
    }

    /// `Which contracts end next month`, `welche Kurse beginnen`: that side of the period.
    private Optional<Attribute> side() {
        var period = Period.planned(thing);
        boolean ends = wish.tokens().stream()
                .anyMatch(
                        t -> t.lower()
                                .matches(
                                        "ends?|ending|enden|endet|leaves?|leaving|departs?|departing|departures?|auslaufen|returns?|returning|back|abreise.?|auszieh\\w*|rückgaben?|zurück\\w*|due back|checkouts?|check-outs?|reist ab|zurückkommt"));
        boolean starts = wish.tokens().stream()
                .anyMatch(
                        t -> t.lower()
                                .matches(
                                        "starts?|starting|begins?|beginning|beginnen|beginnt|anfangen|anreise.?|ankunft|ankünfte|arriv\\w*|checkins?|check-ins?|ausgaben?|pickups?|startet|starten"));
        return period.filter(_ -> ends != starts).map(p -> ends ? p.end() : p.start());
    }

    /// `below the minimum stock`: the field without the word minimum against the one with it.
    private void below() {
        if (!wish.has(LESS_THAN, BELOW, RUN_OUT)) {
            return;
        }
        var least = thing.first(a -> a.type.numeric() && a.key.matches(".*(min|reorder|melde).*"));
        var stock = thing.first(a -> a.type.numeric()
                && least.filter(l -> l != a).isPresent()
                && (a.key.matches(".*(stock|bestand|quantity|menge|anzahl|amount|level).*")
                        || least.orElseThrow().words.containsAll(a.words)));
        if (least.isPresent() && stock.isPresent()) {
            boolean reached =
                    wish.tokens().stream().anyMatch(t -> t.lower().matches("at|equal|equals|reached|erreicht|gleich"));
            parts.add("%s %s %s".formatted(stock.get().name, reached ? "<=" : "<", least.get().name));
            return;
        }
        int at = wish.find(LESS_THAN, BELOW);
        if (at >= 0 && at + 1 < wish.tokens().size()) {
            var number = Numbers.of(wish.tokens().get(at + 1));
            var field =
                    thing.first(a -> a.type.numeric() && a.key.matches(".*(stock|bestand|quantity|menge|anzahl).*"));
            if (number.isPresent() && field.isPresent()) {
                parts.add("%s < %s".formatted(field.get().name, number.get().toPlainString()));
            }
        }
    }

    /// Conditions on other records: never borrowed, not inspected for 3 weeks, with more than 2 no-shows.
    private void others() {
        if (wish.has(NEVER)) {
            wish.deedOn(thing)
                    .ifPresent(d ->
                            parts.add("count(%s) = 0".formatted(d.tieTo(thing).orElseThrow().reverse)));
            return;
        }
        int since = wish.find(FOR, SINCE, IN);
        if (wish.has(NOT, NO) && wish.has(WEEK, DAY, MONTH, YEAR) && since >= 0 && used.isEmpty()) {
            wish.deedOn(thing)
                    .ifPresent(d -> Wish.when(d).ifPresent(date -> {
                        int days = Windows.count(wish.tokens(), since)
                                * Windows.unit(wish.tokens(), since).orElse(30);
                        parts.clear();
                        parts.add("not exists(%s where %s >= today() - %d days)"
                                .formatted(
                                        d.tieTo(thing).orElseThrow().reverse,
                                        date.type == FieldType.DATETIME ? "date(" + date.name + ")" : date.name,
                                        days));
                    }));
            return;
        }
        with();
    }

    private void with() {
        for (var holder : wish.lookup().draft().holders(thing)) {
            var tie = holder.tieTo(thing);
            boolean named = wish.things().contains(holder)
                    || wish.spots().stream().anyMatch(s -> s.values().stream().anyMatch(v -> v.thing() == holder));
            boolean onIt = wish.spots().stream()
                    .anyMatch(s -> s.thing() == holder
                            && s.from() > 0
                            && wish.tokens().get(s.from() - 1).any(ON, IN));
            if (tie.isPresent() && named && (onIt || wish.has(WITH, MORE_THAN, AT_LEAST, WHO))) {
                var within = new Conditions(wish, holder, true).read();
                int more = wish.find(MORE_THAN, AT_LEAST);
                var number = more < 0 || more + 1 >= wish.tokens().size()
                        ? Optional.<java.math.BigDecimal>empty()
                        : Numbers.of(wish.tokens().get(more + 1));
                var where = within.or(() -> onIt ? unfinished(holder, null) : Optional.empty())
                        .map(c -> " where " + c)
                        .orElse("");
                parts.clear();
                parts.add(number.map(n -> "count(%s%s) %s %s"
                                .formatted(
                                        tie.get().reverse,
                                        where,
                                        wish.tokens().get(more).is(AT_LEAST) ? ">=" : ">",
                                        n.toPlainString()))
                        .orElse("exists(%s%s)".formatted(tie.get().reverse, where)));
                return;
            }
        }
    }

    List<String> parts() {
        return List.copyOf(parts);
    }
}
