package com.nocodo.modes.intake.decide;

import com.nocodo.modes.intake.catalogue.Archetype;
import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.structure.Claim;
import com.nocodo.modes.intake.structure.Noun;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Adds what the words leave open: links that deeds imply, a name to know a record by, and at most three usual fields.
final class Background {
    private static final int MOST_ASSUMED = 3;
    private final Draft draft;
    private final Catalogue catalogue;
    private final Language language;

    Background(Draft draft, Catalogue catalogue, Language language) {
        this.draft = draft;
        this.catalogue = catalogue;
        this.language = language;
    }

    void complete(List<Claim> claims) {
        claims.forEach(this::deed);
        possessions(claims);
        noted(claims);
        claims.forEach(this::brought);
        draft.things.forEach(this::owned);
        draft.things.forEach(this::kindOfTime);
        draft.things.forEach(this::usual);
        draft.things.forEach(this::lonely);
        draft.things.forEach(this::name);
    }

    /// `Guests book a flat`: the booking, named by the same stem or known for that deed, links to both.
    private void deed(Claim claim) {
        if (!(claim instanceof Claim.Deed said)) {
            return;
        }
        var who = draft.find(said.who());
        var what = draft.find(said.what());
        if (what.isPresent() && who.isEmpty()) {
            noteOnly(said, what.get());
        }
        if (who.isEmpty() || what.isEmpty() || who.get() == what.get()) {
            return;
        }
        var from = Origin.words(
                claim.clause().toString(),
                claim.clause().start(),
                claim.clause().end());
        boolean joins = said.verb()
                .matches("sign|join|attend|register|enrol|enroll|participate|melden|anmelden|teilnehmen|eintragen");
        boolean noted = draft.things.stream()
                .anyMatch(t -> t != who.get()
                        && t != what.get()
                        && (notes(t, said.verb())
                                || t.tieTo(who.get()).isPresent()
                                        && t.tieTo(what.get()).isPresent()));
        if (joins && !noted && what.get().ties.stream().noneMatch(t -> t.to == who.get())) {
            Decision.tie(what.get(), who.get(), who.get().label, true, false, from);
        }
        for (var record : draft.things) {
            boolean named = record != who.get() && record != what.get() && notes(record, said.verb());
            if (named) {
                if (record.tieTo(who.get()).isEmpty()) {
                    Decision.tie(record, who.get(), who.get().label, false, true, from);
                }
                if (record.tieTo(what.get()).isEmpty()) {
                    Decision.tie(record, what.get(), what.get().label, false, true, from);
                }
            }
        }
    }

    /// `Groups book places on a tour`, of groups nothing being kept: the booking is for the tour.
    private void noteOnly(Claim.Deed said, Thing what) {
        for (var record : draft.things) {
            if (record != what
                    && notes(record, said.verb())
                    && record.tieTo(what).isEmpty()) {
                var clause = said.clause();
                Decision.tie(
                        record,
                        what,
                        what.label,
                        false,
                        true,
                        Origin.words(clause.toString(), clause.start(), clause.end()));
            }
        }
    }

    /// `Guests book a flat. A glorp has an arrival and a departure`: the record told of next, with a time and about
    /// nothing so far, notes that deed.
    private void noted(List<Claim> claims) {
        for (int i = 0; i < claims.size(); i++) {
            var pair = pair(claims.get(i));
            if (pair.isEmpty()) {
                continue;
            }
            var who = draft.find(pair.getFirst()).orElse(null);
            var what = draft.find(pair.getLast()).orElse(null);
            var next = claims.subList(i + 1, claims.size()).stream()
                    .filter(c -> c instanceof Claim.Has)
                    .map(c -> ((Claim.Has) c).subjects().getFirst())
                    .findFirst()
                    .flatMap(draft::find)
                    .orElse(null);
            if (who == null || what == null || next == null || who == what || next == who || next == what) {
                continue;
            }
            boolean many = claims.get(i) instanceof Claim.Many;
            if (next.ties.isEmpty()
                    && (many || next.deed() && between(who, what).isEmpty())) {
                var from = Origin.catalogue("deed");
                who.ties.removeIf(t -> t.many && t.to == what);
                what.ties.removeIf(t -> t.many && t.to == who);
                Decision.tie(next, who, who.label, false, false, from);
                Decision.tie(next, what, what.label, false, false, from);
            }
        }
    }

    /// Those who a deed, or a link of many with many, is between; none of other claims.
    private static List<Noun> pair(Claim claim) {
        return switch (claim) {
            case Claim.Deed deed -> List.of(deed.who(), deed.what());
            case Claim.Many many -> List.of(many.from(), many.to());
            default -> List.of();
        };
    }

    /// `Customers bring an order`: where nothing else says whose it is, it is theirs.
    private void brought(Claim claim) {
        if (!(claim instanceof Claim.Deed said)) {
            return;
        }
        var who = draft.find(said.who()).orElse(null);
        var what = draft.find(said.what()).orElse(null);
        if (who == null || what == null || who == what || !what.ties.isEmpty() || !who.ties.isEmpty()) {
            return;
        }
        boolean thing = what.deed() || what.archetype() == Archetype.ASSET;
        if (thing && between(who, what).isEmpty()) {
            Decision.tie(what, who, who.label, false, false, Origin.catalogue("deed"));
        }
    }

    /// Owners that nothing belongs to own the asset that belongs to nobody.
    private void owned(Thing thing) {
        boolean owner = thing.concept != null && thing.concept.id().equals("owner");
        if (owner && draft.holders(thing).isEmpty()) {
            draft.things.stream()
                    .filter(t -> t.archetype() == Archetype.ASSET && t.ties.isEmpty())
                    .findFirst()
                    .ifPresent(t -> Decision.tie(t, thing, thing.label, false, false, Origin.catalogue("owner")));
        }
    }

    /// Things that hold a link to `what` and lead to `who`.
    private List<Thing> between(Thing who, Thing what) {
        return draft.holders(what).stream()
                .filter(h -> h == who
                        || h.ties.stream()
                                .anyMatch(t -> t.to == who || t.to.ties.stream().anyMatch(u -> u.to == who)))
                .toList();
    }

    /// Whether a record is what the verb leaves behind: `buchen` → Buchung, `borrow` → loan.
    private boolean notes(Thing record, String verb) {
        var stem = verb.replaceAll("(en|n|e|ing|ed)$", "").toLowerCase(Locale.ROOT);
        boolean sameStem =
                stem.length() >= 3 && record.key.startsWith(stem) && record.key.length() - stem.length() <= 4;
        var concept = record.concept;
        return sameStem || (concept != null && concept.deeds().contains(verb));
    }

    /// `owners …, their dogs …`: the dogs belong to the owners.
    private void possessions(List<Claim> claims) {
        Thing before = null;
        for (var claim : claims) {
            if (claim instanceof Claim.Has has) {
                var subject = has.subjects().getFirst();
                var thing = draft.find(subject).orElse(null);
                if (subject.possessed() && before != null && thing != null && thing != before && thing.ties.isEmpty()) {
                    var from = Origin.words(subject.label(), subject.start(), subject.end());
                    Decision.tie(thing, before, before.label, false, true, from);
                }
                before = thing == null ? before : thing;
            }
        }
    }

    /// A start and an end beside a date are times of day; of loans and memberships they are days.
    private void kindOfTime(Thing thing) {
        boolean dated = thing.attributes.stream()
                .anyMatch(a -> a.type == FieldType.DATE
                        && (a.key.equals("date")
                                || a.key.equals("datum")
                                || a.key.equals("day")
                                || a.key.equals("tag")));
        boolean days = thing.archetype() == Archetype.LOAN || thing.archetype() == Archetype.MEMBERSHIP;
        for (var attribute : thing.attributes) {
            if (attribute.type == FieldType.DATETIME && attribute.sure < 1) {
                attribute.type = dated ? FieldType.TIME : days ? FieldType.DATE : FieldType.DATETIME;
            }
        }
    }

    /// Fields that such things usually have, where the words name hardly any.
    private void usual(Thing thing) {
        var concept = thing.concept;
        if (concept == null || thing.attributes.size() > 1) {
            return;
        }
        int added = 0;
        for (var name : concept.usual()) {
            var usual = catalogue.usual(name);
            boolean known =
                    thing.attributes.stream().anyMatch(a -> a.type == usual.type() && usual.type() != FieldType.TEXT);
            if (!known && added < MOST_ASSUMED && usual.type() != FieldType.ENUM) {
                add(thing, usual, Origin.catalogue(concept.id()));
                added++;
            }
        }
    }

    private void add(Thing thing, Catalogue.Usual usual, Origin from) {
        var label = usual.label(language);
        var key = Attributes.key(label);
        if (thing.attribute(key).isEmpty()) {
            var words = List.of(label.toLowerCase(Locale.ROOT).split(" "));
            thing.attributes.add(new Attribute(key, label, words, usual.type(), List.of(), from, 0.3));
        }
    }

    /// A deed that is linked to nothing needs somebody or something it is about: assumed, so optional.
    private void lonely(Thing thing) {
        var archetype = thing.archetype();
        if (archetype == null) {
            unknown(thing);
            return;
        }
        if (!archetype.deed()
                || archetype == Archetype.EVENT
                || archetype == Archetype.TASK && thing.attributes.size() > 3
                || thing.ties.stream().anyMatch(t -> !t.many)) {
            return;
        }
        if (draft.things.stream().anyMatch(t -> t.ties.stream().anyMatch(tie -> tie.to == thing))
                && archetype != Archetype.APPOINTMENT
                && archetype != Archetype.DOCUMENT) {
            return;
        }
        target(thing).ifPresent(t -> Decision.tie(thing, t, t.label, false, false, Origin.catalogue(archetype.text())));
    }

    /// A record of no known kind with a time, no name, and no link either way is about what others belong to.
    private void unknown(Thing thing) {
        boolean about = thing.deed()
                && thing.ties.isEmpty()
                && draft.holders(thing).isEmpty()
                && thing.attributes.stream().noneMatch(a -> a.type == FieldType.TEXT);
        if (about) {
            draft.things.stream()
                    .filter(t -> t != thing && t.ties.stream().anyMatch(tie -> !tie.many))
                    .findFirst()
                    .ifPresent(t -> Decision.tie(thing, t, t.label, false, false, Origin.catalogue("deed")));
        }
    }

    /// The asset that somebody owns, else the first party or asset of the text.
    private Optional<Thing> target(Thing thing) {
        var kinds = Set.of(Archetype.PARTY, Archetype.ASSET, Archetype.PLACE);
        var candidates = draft.things.stream()
                .filter(t -> t != thing && t.archetype() != null && kinds.contains(t.archetype()))
                .filter(t -> t.ties.stream().noneMatch(tie -> tie.to == thing))
                .toList();
        return candidates.stream()
                .filter(t -> t.archetype() == Archetype.ASSET
                        && t.ties.stream().anyMatch(tie -> tie.to.archetype() == Archetype.PARTY))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    /// People know a record by a text or a time of its own; where it has neither, it gets a name.
    private void name(Thing thing) {
        boolean named = thing.attributes.stream()
                .anyMatch(a -> a.type == FieldType.TEXT
                        || a.type == FieldType.LONG_TEXT
                        || a.type.temporal()
                        || a.type == FieldType.AUTO_NUMBER
                        || a.type == FieldType.EMAIL
                        || a.type == FieldType.PHONE);
        boolean line = thing.ties.stream().filter(t -> !t.many).count() >= 2
                || (thing.archetype() == Archetype.LINE && !thing.ties.isEmpty());
        boolean kept = thing.archetype() == Archetype.PARTY
                || thing.archetype() == Archetype.ASSET
                || thing.archetype() == Archetype.PLACE
                || thing.archetype() == Archetype.STOCK_ITEM
                || thing.archetype() == Archetype.LOOKUP;
        boolean own =
                thing.attributes.stream().anyMatch(a -> a.type == FieldType.TEXT || a.type == FieldType.AUTO_NUMBER);
        if ((!named && !line) || (kept && !own)) {
            add(thing, catalogue.usual("name"), Origin.byDefault("a name to know it by"));
            thing.attributes.addFirst(thing.attributes.removeLast());
        }
    }
}
