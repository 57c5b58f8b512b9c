package com.nocodo.modes.intake.decide;

import com.nocodo.modes.spec.Names;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Gives things, fields and links the identifiers by which expressions call them.
public final class Naming {
    private final Draft draft;
    private final UnaryOperator<String> plural;

    public Naming(Draft draft, UnaryOperator<String> plural) {
        this.draft = draft;
        this.plural = plural;
    }

    public void name() {
        Set<String> taken = new HashSet<>();
        for (var thing : draft.things) {
            thing.name = Names.entity(thing.label, taken::contains);
            taken.add(thing.name);
        }
        Set<String> plurals = new HashSet<>(taken);
        for (var thing : draft.things) {
            thing.pluralLabel = plural.apply(thing.label);
            boolean renamed = !thing.name.equals(Names.identifier(thing.label));
            var wanted = renamed ? Names.plural(thing.name) : Names.identifier(thing.pluralLabel);
            thing.pluralName = free(Names.reserved(wanted) ? wanted + "_list" : wanted, plurals, thing);
            plurals.add(thing.pluralName);
        }
        draft.things.forEach(this::members);
        draft.things.forEach(this::reverses);
    }

    private static String free(String wanted, Set<String> taken, Thing thing) {
        return taken.contains(wanted) && !wanted.equals(thing.name) ? wanted + "_list" : wanted;
    }

    private void members(Thing thing) {
        Set<String> taken = new HashSet<>(Names.EVERY_RECORD_HAS);
        for (var tie : thing.ties) {
            var words = tie.many ? plural.apply(tie.label) : tie.label;
            tie.name = Names.field(words, thing.name, n -> taken.contains(n) || taken.contains(n + "_id"));
            taken.add(tie.name);
            taken.add(tie.many ? Names.singular(tie.name) + "_ids" : tie.name + "_id");
        }
        thing.attributes.forEach(a -> name(thing, a, taken));
    }

    /// Names one more field, of a thing that is named already.
    public static void name(Thing thing, Attribute attribute) {
        Set<String> taken = new HashSet<>();
        thing.attributes.forEach(a -> taken.add(a.name));
        thing.ties.forEach(t -> taken.add(t.name));
        name(thing, attribute, taken);
    }

    private static void name(Thing thing, Attribute attribute, Set<String> taken) {
        var words = attribute.label.replaceAll("(?i)\\b(der|des|dem|den|die|das|the|an|a)\\b ", "");
        attribute.name = Names.field(words, thing.name, taken::contains);
        taken.add(attribute.name);
    }

    private void reverses(Thing thing) {
        for (var tie : thing.ties) {
            var target = tie.to;
            Set<String> taken = new HashSet<>();
            target.attributes.forEach(a -> taken.add(a.name));
            target.ties.forEach(t -> taken.add(t.name));
            draft.things.forEach(
                    t -> t.ties.stream().filter(o -> o.to == target && o != tie).forEach(o -> taken.add(o.reverse)));
            var plain = thing.pluralName;
            tie.reverse = taken.contains(plain) ? plain + "_as_" + tie.name : plain;
        }
    }
}
