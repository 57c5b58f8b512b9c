package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.Archetype;
import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Lookup.Spot;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Rule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `Never more tickets than there are seats`, `when a course is full nobody can register`: a sum, or a count, within
/// what
/// another record has room for.
final class Capacity {
    private static final String ROOM =
            ".*(seat|place|capacity|spot|slot|max|limit|plaetze|platz|kapazitaet|teilnehmerzahl|hoechst|size|participants|stock|bestand|available|people|personen|fit).*";
    private static final String HEADS =
            ".*(places|people|persons|seats|tickets|quantity|guests|participants|plaetze|personen|teilnehmer|anzahl|menge|karten|gaeste).*";

    private Capacity() {}

    static boolean read(Saying saying, List<DraftRule> rules) {
        boolean full = saying.has(FULL) || overbooked(saying);
        boolean more = saying.has(MORE_THAN)
                || saying.clause().tokens().stream()
                        .anyMatch(t -> t.lower().matches("more|mehr|nicht mehr|höher|over-?book.*|überbuch.*"));
        int than = saying.find(THAN, MORE_THAN, AT_MOST);
        boolean forbidden = RuleReader.forbids(saying.clause());
        if (full && forbidden) {
            return full(saying, rules);
        }
        if (!more || than < 0 || !forbidden) {
            return false;
        }
        int split = than;
        if (saying.clause().get(than).is(MORE_THAN)
                && saying.between(than, saying.clause().size()).isEmpty()) {
            split = Math.max(0, saying.find(CAN, MUST, SHOULD));
        }
        var left = saying.between(0, split);
        var right = saying.between(split, saying.clause().size());
        return farther(saying, left, right, rules) || near(saying, left, right, rules);
    }

    private static boolean overbooked(Saying saying) {
        return saying.clause().tokens().stream().anyMatch(t -> t.lower().matches("over-?booked|over-?book|überbucht"));
    }

    /// Nothing is compared: what fills up is the only record that has, or is in something that has, room.
    private static boolean full(Saying saying, List<DraftRule> rules) {
        var named = saying.things();
        var topic = saying.topic();
        var parents = Stream.concat(named.stream(), Stream.ofNullable(topic))
                .distinct()
                .toList();
        var filling = parents.stream()
                .flatMap(p -> saying.lookup().draft().holders(p).stream()
                        .filter(d -> d.tieTo(p).isPresent() && d.archetype() != Archetype.LINE && way(p).isPresent())
                        .map(d -> new Filling(d, p)))
                .toList();
        var meant = filling.stream()
                .filter(f -> named.contains(f.deed()))
                .findFirst()
                .or(() -> filling.stream().findFirst());
        meant.ifPresent(f -> {
            var way = way(f.parent()).orElseThrow();
            add(saying, f.deed(), f.parent(), heads(f.deed()), way.path(), way.room(), rules);
        });
        return meant.isPresent();
    }

    /// A record of which others fill up a parent.
    private record Filling(Thing deed, Thing parent) {}

    /// Where the room is: of the thing itself, or of what it is in.
    private record Way(String path, Attribute room) {}

    private static Optional<Way> way(Thing parent) {
        return room(parent, List.of())
                .map(r -> new Way("", r))
                .or(() -> parent.ties.stream()
                        .filter(t -> !t.many)
                        .flatMap(t -> room(t.to, List.of()).stream().map(r -> new Way(t.name + ".", r)))
                        .findFirst());
    }

    private static Optional<Attribute> heads(Thing deed) {
        return deed.first(a -> a.type == FieldType.INTEGER && a.expr == null && a.key.matches(HEADS));
    }

    /// The field that says how much there is room for: named, or called so, or the only whole number there is.
    private static Optional<Attribute> room(Thing parent, List<Spot> right) {
        var numbers = parent.attributes.stream()
                .filter(a -> a.type == FieldType.INTEGER
                        && a.expr == null
                        && !a.key.matches(".*(year|jahr|number$|nummer|age|alter).*"))
                .toList();
        return right.stream()
                .flatMap(s -> s.attributeOf(parent).stream())
                .map(Owned::attribute)
                .filter(a -> a.type.numeric())
                .findFirst()
                .or(() -> numbers.stream().filter(a -> a.key.matches(ROOM)).findFirst())
                .or(() -> numbers.size() == 1 ? Optional.of(numbers.getFirst()) : Optional.empty());
    }

    /// The room is that of what the parent is linked to: bookings of a trip within the capacity of its boat.
    private static boolean farther(Saying saying, List<Spot> left, List<Spot> right, List<DraftRule> rules) {
        var deed = left.stream()
                .map(Spot::thing)
                .filter(t -> t != null && t.deed())
                .findFirst()
                .orElse(null);
        if (deed == null) {
            return false;
        }
        for (var tie : deed.ties) {
            boolean direct = right.stream()
                    .anyMatch(s -> s.attributeOf(tie.to)
                            .filter(o -> o.attribute().type.numeric())
                            .isPresent());
            for (var farther : tie.to.ties) {
                var room = right.stream()
                        .flatMap(s -> s.attributeOf(farther.to).stream())
                        .filter(o -> o.attribute().type.numeric())
                        .findFirst()
                        .map(Owned::attribute)
                        .or(() -> right.stream().anyMatch(s -> s.thing() == farther.to)
                                ? room(farther.to, right)
                                : Optional.empty());
                if (!tie.many && !farther.many && room.isPresent() && !direct) {
                    add(saying, deed, tie.to, amount(left, deed), farther.name + ".", room.get(), rules);
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean near(Saying saying, List<Spot> left, List<Spot> right, List<DraftRule> rules) {
        var named = saying.things();
        var parents = Stream.concat(
                        named.stream(), saying.lookup().draft().things.stream().filter(t -> !named.contains(t)))
                .toList();
        for (var parent : parents) {
            boolean said = right.stream()
                    .anyMatch(s -> s.thing() == parent || s.attributeOf(parent).isPresent());
            var room = said ? room(parent, right) : Optional.<Attribute>empty();
            for (var deed : saying.lookup().draft().holders(parent)) {
                var amount = amount(left, deed);
                boolean meant = amount.isPresent() || counted(left, deed, parent);
                if (room.isPresent() && deed.tieTo(parent).isPresent() && meant) {
                    add(saying, deed, parent, amount, "", room.get(), rules);
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<Attribute> amount(List<Spot> left, Thing deed) {
        return left.stream()
                .flatMap(s -> s.attributeOf(deed).stream())
                .map(Owned::attribute)
                .filter(a -> a.type.numeric())
                .findFirst();
    }

    private static boolean counted(List<Spot> left, Thing deed, Thing parent) {
        return left.stream()
                .map(Spot::thing)
                .filter(Objects::nonNull)
                .anyMatch(t -> t == deed || t != parent && deed.tieTo(t).isPresent());
    }

    private static void add(
            Saying saying,
            Thing deed,
            Thing parent,
            Optional<Attribute> amount,
            String way,
            Attribute room,
            List<DraftRule> rules) {
        var tie = deed.tieTo(parent).orElseThrow();
        boolean exclusive = rules.stream()
                .anyMatch(r -> r.kind() == Rule.Kind.NO_OVERLAP
                        && r.thing() == deed
                        && r.per().contains(tie.name));
        var limit = "%s.%s%s".formatted(tie.name, way, room.name);
        var where = active(deed);
        var used = amount.map(
                        a -> exclusive ? a.name : "sum(%s.%s.%s%s)".formatted(tie.name, tie.reverse, a.name, where))
                .orElse("count(%s.%s%s)".formatted(tie.name, tie.reverse, where));
        rules.add(DraftRule.require(
                deed,
                "%s_within_%s".formatted(deed.pluralName, room.name),
                saying.label(),
                "%s <= %s".formatted(used, limit),
                saying.origin()));
    }

    private static String active(Thing deed) {
        @Nullable String active = Periods.notCancelled(deed);
        return active == null ? "" : " where " + active;
    }
}
