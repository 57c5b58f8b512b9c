package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Naming;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.List;
import java.util.Optional;

/// `How many days a loan is late`, `with days overdue`: whole days since the due day, none while there is time or once
/// it is done.
final class Lateness {
    private Lateness() {}

    static void read(Saying saying) {
        if (!saying.has(DAY) || !saying.has(LATE, OVERDUE) || saying.has(NEXT, LAST)) {
            return;
        }
        var topic = saying.topic();
        var thing = saying.things().stream()
                .filter(t -> due(t).isPresent())
                .findFirst()
                .orElse(topic);
        if (thing != null && due(thing).isPresent()) {
            add(saying, thing, due(thing).get());
        }
    }

    private static Optional<Attribute> due(Thing thing) {
        return thing.first(
                a -> a.type == FieldType.DATE && a.key.matches(".*(due|deadline|faellig|frist|return_by).*"));
    }

    private static void add(Saying saying, Thing thing, Attribute due) {
        boolean german =
                saying.clause().tokens().stream().anyMatch(t -> t.lower().startsWith("tage"));
        var label = german ? "Tage überfällig" : "Days late";
        var key = Names.identifier(label);
        if (thing.attribute(key).isPresent()) {
            return;
        }
        var back = thing.first(a -> a.type == FieldType.DATE
                        && a != due
                        && a.key.matches(".*(return|zurueck|paid|bezahlt|done|deliver).*"))
                .map(a -> "coalesce(%s, today())".formatted(a.name))
                .orElse("today()");
        var paid = thing.first(
                        a -> a.type == FieldType.BOOLEAN && a.key.matches(".*(paid|bezahlt|done|returned|erledigt).*"))
                .map(a -> a.name + " = false and ")
                .orElse("");
        var attribute = new Attribute(
                key,
                label,
                List.of(label.toLowerCase(java.util.Locale.ROOT).split(" ")),
                FieldType.INTEGER,
                List.of(),
                saying.origin(),
                1);
        attribute.expr = "if(%s%s < %s, days(%s, %s), 0)".formatted(paid, due.name, back, due.name, back);
        attribute.result = FieldType.INTEGER;
        thing.attributes.add(attribute);
        Naming.name(thing, attribute);
    }
}
