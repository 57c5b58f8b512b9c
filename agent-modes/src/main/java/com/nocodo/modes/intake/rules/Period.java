package com.nocodo.modes.intake.rules;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stretch of time that a record takes, by its own fields.
///
/// @param day the field of the day, where start and end are times of day
/// @param openEnd the end is not known while the record is open (a loan not yet returned)
public record Period(
        Attribute start, Attribute end, @Nullable Attribute day, boolean openEnd) {
    private static final String STARTS =
            ".*(start|begin|from|^von|anfang|arriv|anreise|check_?in|lent|loan_date|borrow|rented_on|ausgeliehen|pick_?up|since|abfahrt|hin|depart_?at|opens|valid_from|einzug|move_in|put_up|ab_datum|seit).*";
    private static final String ENDS =
            ".*(end|until|^to$|^bis|return|abreise|check_?out|depart|due|zurueck|rueckgabe|finish|closes|valid_to|auszug|move_out|taken_down|faellig|given_back|brought_back).*";

    /// A due day says when a thing is asked back, not that it is back.
    private static final String DUE = ".*(due|faellig|frist|(return|back|rueckgabe|zurueck)\\w*_(by|bis|until)).*";
    static final String BACK = "(?!.*(_by|_bis|_until)$).*(return|zurueck|rueckgabe|back).*";

    public static Optional<Period> of(Thing thing) {
        var times = thing.attributes.stream()
                .filter(a -> a.type.temporal() && a.expr == null)
                .toList();
        var start = times.stream()
                .filter(a -> a.key.matches(STARTS) && !a.key.matches(".*(birth|geburt).*"))
                .findFirst();
        var ends = times.stream()
                .filter(a -> a.key.matches(ENDS) && start.filter(s -> s == a).isEmpty())
                .toList();
        if (start.isEmpty() || ends.isEmpty()) {
            return two(times);
        }
        var back = ends.stream().filter(a -> a.key.matches(BACK)).findFirst();
        var plan = ends.stream()
                .filter(a -> !a.key.matches(BACK) && !a.key.matches(DUE) && a.type == start.get().type)
                .findFirst();
        boolean open = back.isPresent()
                && plan.isEmpty()
                && (ends.size() > 1 || back.get().key.matches(".*(returned|zurueckgegeben|brought).*"));
        var end = plan.orElse(open ? back.get() : ends.getFirst());
        if (end.type != start.get().type) {
            return Optional.empty();
        }
        var day = start.get().type == FieldType.TIME
                ? times.stream()
                        .filter(a -> a.type == FieldType.DATE)
                        .findFirst()
                        .orElse(null)
                : null;
        return start.get().type == FieldType.TIME && day == null
                ? Optional.empty()
                : Optional.of(new Period(start.get(), end, day, open));
    }

    /// Whatever they are called: a first and a second moment of one type are a stretch.
    private static Optional<Period> two(List<Attribute> times) {
        boolean stretch = times.size() == 2
                && times.getFirst().type == times.getLast().type
                && times.getFirst().type != FieldType.TIME
                && times.stream()
                        .noneMatch(a -> a.key.matches(
                                ".*(birth|geburt|joined|since|seit|valid|gueltig|expir|ablauf|paid|bezahlt|last|letzte|next|naechste|"
                                        + DUE.replace(".*", "") + ").*"));
        return stretch ? Optional.of(new Period(times.getFirst(), times.getLast(), null, false)) : Optional.empty();
    }

    /// The stretch as it was planned, whenever it really ended.
    public static Optional<Period> planned(Thing thing) {
        var ends = thing.attributes.stream()
                .filter(a -> a.type.temporal() && a.expr == null && a.key.matches(ENDS) && !a.key.matches(BACK))
                .toList();
        return of(thing).map(p -> {
            var end = ends.stream()
                    .filter(a -> a != p.start() && a.type == p.start().type)
                    .findFirst();
            return end.map(e -> new Period(p.start(), e, p.day(), false)).orElse(p);
        });
    }

    String planEnd() {
        return openEnd
                ? "coalesce(%s, %s)".formatted(end.name, end.type == FieldType.DATETIME ? "now()" : "today()")
                : end.name;
    }

    /// @param mayBeEmpty an end that is left empty is not known yet
    String endExpr(boolean mayBeEmpty) {
        return openEnd || mayBeEmpty ? "coalesce(%s, date '9999-12-31')".formatted(end.name) : end.name;
    }

    List<Attribute> fields() {
        return openEnd ? List.of(start) : List.of(start, end);
    }
}
