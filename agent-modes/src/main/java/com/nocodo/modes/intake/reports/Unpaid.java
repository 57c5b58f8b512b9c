package com.nocodo.modes.intake.reports;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Naming;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Report;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `Who still owes me money`, where no field says what is paid: the wish itself says that there has to be one.
final class Unpaid {
    private Unpaid() {}

    static Optional<Report> read(Wish wish) {
        boolean german = wish.tokens().stream().anyMatch(t -> t.lower().matches("bezahlt|gezahlt|wer|noch"));
        boolean unpaid = wish.has(UNPAID)
                || wish.has(NOT)
                        && wish.tokens().stream().anyMatch(t -> t.lower().matches("paid|bezahlt|gezahlt"));
        var thing = unpaid ? owed(wish) : Optional.<Thing>empty();
        return thing.map(t -> {
            var due = due(wish);
            var paid = german ? "bezahlt" : "paid";
            var label = Names.capital(due.isEmpty() ? paid : due + " " + paid);
            var attribute = new Attribute(
                    Names.identifier(label),
                    label,
                    List.of(label.toLowerCase(Locale.ROOT).split(" ")),
                    FieldType.BOOLEAN,
                    List.of(),
                    wish.origin(),
                    1);
            t.attributes.add(attribute);
            Naming.name(t, attribute);
            return Lists.report(wish, t, attribute.name + " = false", Columns.of(t), List.of(), null);
        });
    }

    /// What is to be paid for: the thing named, what has a price, or else whoever there is.
    private static Optional<Thing> owed(Wish wish) {
        var all = wish.lookup().draft().things;
        boolean named = due(wish).isEmpty();
        return wish.things().stream()
                .findFirst()
                .or(() -> all.stream()
                        .filter(t -> named && t.deed() && Totals.income(t).isPresent())
                        .findFirst())
                .or(() -> all.stream()
                        .filter(t -> named
                                && t.deed()
                                && t.first(a -> a.type == FieldType.MONEY).isPresent())
                        .findFirst())
                .or(() -> all.stream().filter(Thing::person).reduce((_, b) -> b));
    }

    /// `den Jahresbeitrag`: what it is called.
    private static String due(Wish wish) {
        return wish.tokens().stream()
                .filter(t -> t.nounish() && t.marks().isEmpty())
                .filter(t -> wish.spots().stream()
                        .noneMatch(s -> wish.tokens().indexOf(t) >= s.from()
                                && wish.tokens().indexOf(t) < s.to()))
                .map(Token::text)
                .findFirst()
                .orElse("");
    }
}
