package com.nocodo.modes.intake.reports;

import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import java.util.ArrayList;
import java.util.List;

/// Which columns a list shows: names first, then what it is about, then its own fields, eight at most.
final class Columns {
    private static final int MOST = 8;

    private Columns() {}

    static List<String> of(Thing thing) {
        var result = new ArrayList<String>();
        thing.attributes.stream()
                .filter(a -> a.key.matches("(.*_)?(name|title|titel|nummer|number|vorname|nachname)"))
                .limit(2)
                .forEach(a -> result.add(a.name));
        thing.ties.stream().filter(t -> !t.many).limit(3).forEach(t -> result.add(t.name));
        thing.attributes.stream()
                .filter(a -> a.type != FieldType.LONG_TEXT && !a.type.upload() && !result.contains(a.name))
                .forEach(a -> result.add(a.name));
        if (result.isEmpty()) {
            thing.attributes.forEach(a -> result.add(a.name));
        }
        return result.size() > MOST ? List.copyOf(result.subList(0, MOST)) : List.copyOf(result);
    }
}
