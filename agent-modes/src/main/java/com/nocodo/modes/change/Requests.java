package com.nocodo.modes.change;

import com.nocodo.modes.intake.structure.Item;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Permission.Action;
import com.nocodo.modes.spec.Permission.FieldAccess;
import com.nocodo.modes.spec.Permission.Rows;
import com.nocodo.modes.spec.Role;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Carries out what a filled frame asks for.
final class Requests {
    private final Work work;
    private final Vocabulary vocabulary;
    private final Matcher.Filled filled;

    Requests(Work work, Vocabulary vocabulary, Matcher.Filled filled) {
        this.work = work;
        this.vocabulary = vocabulary;
        this.filled = filled;
    }

    void carryOut() {
        var additions = new Additions(work, vocabulary);
        var settings = new Settings(work);
        switch (filled.request()) {
            case "add" -> additions.members(entity("entity"), items());
            case "add flag" -> additions.members(entity("entity"), list("flag"));
            case "add checkbox" -> typed(FieldType.BOOLEAN);
            case "add file" -> typed(FieldType.FILE);
            case "add somewhere" -> somewhere();
            case "add entity" -> additions.entity(phraseSaidTwice(), filled.has("items") ? items() : List.of());
            case "add value" -> phrases().forEach(p -> additions.values(enumeration(), List.of(p)));
            case "add enum" -> additions.enumeration(entity("entity"), phrase("name"), phrases());
            case "add role" -> additions.role(phrase("name"));
            case "add role may" -> {
                var role = additions.role(phraseSaidTwice());
                entities(e -> new Rights(work).allow(role, e, actions()));
            }
            case "list" -> new Listing(work).of(value(), entity("entity"));
            case "total" -> total();
            case "not past" -> new NewRules(work).day(day(), ">=");
            case "not future" -> new NewRules(work).day(day(), "<=");
            case "needed when" -> new NewRules(work).needed(value(), needs());
            case "needed if" -> new NewRules(work).needed(flag(), needs());
            case "longest" -> new NewRules(work).longest(entity("entity"), number("number"));
            case "remove" -> each("any", new Removal(work)::of);
            case "remove part" -> each("any", this::removePart);
            case "remove field" -> members(new Removal(work)::of);
            case "remove it" -> new Removal(work).of(work.one(before()));
            case "remove value" -> new Removal(work).of(value());
            case "remove rule" -> new Removal(work).of(work.one(this.<Ref>list("rule")));
            case "rename" -> new Renaming(work).to(filled.has("any") ? single("any") : member(), phrase("name"));
            case "rename to what" -> {
                var ref = work.one(this.<List<Ref>>list("any").getFirst());
                throw Doubt.asked(
                        work.say("What should it be called?", "Wie soll es heißen?"), List.of(ref.words() + " → …"));
            }
            case "rename value" -> new Renaming(work).to(value(), phrase("name"));
            case "required" -> members(m -> settings.required(m, true));
            case "optional" -> members(m -> settings.required(m, false));
            case "unique" -> members(m -> settings.unique(m, true));
            case "not unique" -> members(m -> settings.unique(m, false));
            case "min" -> members(m -> settings.bounds(m, number("number"), null));
            case "max" -> members(m -> settings.bounds(m, null, number("number")));
            case "between" -> members(m -> settings.bounds(m, number("number"), number("number2")));
            case "not negative" -> members(m -> settings.bounds(m, BigDecimal.ZERO, null));
            case "no min" -> members(m -> settings.unbounded(m, true, false));
            case "no max" -> members(m -> settings.unbounded(m, false, true));
            case "default" -> members(m -> settings.startsAs(m, phrase("value")));
            case "default value" -> startsAs(value());
            case "cost min" -> settings.bounds(OnlyField.cost(entity("entity")), number("number"), null);
            case "cost max" -> settings.bounds(OnlyField.cost(entity("entity")), null, number("number"));
            case "age min" -> settings.bounds(OnlyField.age(entity("entity")), number("number"), null);
            case "default yes" -> members(settings::yes);
            case "type long" -> members(m -> settings.type(m, FieldType.LONG_TEXT));
            case "type whole" -> members(m -> settings.type(m, FieldType.INTEGER));
            case "type" -> members(m -> settings.type(m, filled.get("type", FieldType.class)));
            case "link" -> link(false);
            case "link many" -> link(true);
            case "link as" -> linkAs(phrase("name").label());
            case "link as one" ->
                linkAs(phrase("name").label() + " "
                        + filled.get("entity2", Entity.class).label().toLowerCase(Locale.ROOT));
            case "allow" -> entities(e -> new Rights(work).allow(role(), e, actions()));
            case "allow them" -> {
                var them = ((Ref.OfRole) work.one(this.<Ref>list("person"))).role();
                entities(e -> new Rights(work).allow(them, e, actions()));
            }
            case "fraction" -> members(m -> settings.fraction(m, number("number")));
            case "allow with" -> {
                entities(e -> new Rights(work).allow(role(), e, actions()));
                members(m -> new Rights(work).field(role(), m, null));
            }
            case "forbid" -> entities(e -> new Rights(work).forbid(role(), e, actions()));
            case "allow see" -> entities(e -> new Rights(work).allow(role(), e, Set.of(Action.READ)));
            case "forbid see" -> entities(e -> new Rights(work).forbid(role(), e, Set.of(Action.READ)));
            case "own rows" -> entities(e -> new Rights(work).rows(role(), e, Rows.OWN));
            case "all rows" -> entities(e -> new Rights(work).rows(role(), e, Rows.ALL));
            case "hide" -> properties(m -> new Rights(work).field(role(), m, FieldAccess.HIDDEN));
            case "read only" -> properties(m -> new Rights(work).field(role(), m, FieldAccess.READ_ONLY));
            case "show" -> properties(m -> new Rights(work).show(role(), m));
            case "open" -> properties(m -> new Rights(work).field(role(), m, null));
            case "only owner sees" -> properties(m -> new Rights(work).onlyOwner(List.of(m), FieldAccess.HIDDEN));
            case "only owner changes" -> properties(m -> new Rights(work).onlyOwner(List.of(m), FieldAccess.READ_ONLY));
            case "only owner does" -> entities(e -> new Rights(work).onlyOwner(e, actions()));
            case "app name" -> settings.app(phrase("name").label(), null, null);
            case "german" -> settings.app(null, "de", null);
            case "english" -> settings.app(null, "en", null);
            case "euro" -> settings.app(null, null, "EUR");
            case "dollar" -> settings.app(null, null, "USD");
            case "pound" -> settings.app(null, null, "GBP");
            case "franc" -> settings.app(null, null, "CHF");
            default -> throw new IllegalStateException("No request " + filled.request());
        }
    }

    private Entity entity(String slot) {
        var entity = work.now(filled.get(slot, Entity.class));
        vocabulary.spokenOf(entity);
        return entity;
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> list(String slot) {
        return (List<T>) filled.get(slot, List.class);
    }

    private List<Item> items() {
        return list("items");
    }

    private List<Phrase> phrases() {
        return list("values");
    }

    private Phrase phrase(String slot) {
        return filled.get(slot, Phrase.class);
    }

    private BigDecimal number(String slot) {
        return filled.get(slot, BigDecimal.class);
    }

    @SuppressWarnings("unchecked")
    private Set<Action> actions() {
        var actions = EnumSet.copyOf((Set<Action>) filled.get("actions", Set.class));
        if (filled.has("actions2")) {
            actions.addAll((Set<Action>) filled.get("actions2", Set.class));
        }
        return actions;
    }

    /// `Lessons can be deleted` is a right, and nothing to carry out.
    private void removePart(Ref ref) {
        if (ref instanceof Ref.OfEntity) {
            throw Doubt.unfit();
        }
        new Removal(work).of(ref);
    }

    private List<Ref> before() {
        return vocabulary.antecedents().stream().findFirst().orElse(List.of());
    }

    private void each(String slot, Consumer<Ref> change) {
        List<List<Ref>> named = list(slot);
        named.stream().map(work::one).toList().forEach(ref -> {
            if (ref instanceof Ref.Member member) {
                vocabulary.spokenOf(member.entity());
            }
            change.accept(ref);
        });
    }

    private Ref single(String slot) {
        List<List<Ref>> named = list(slot);
        if (named.size() > 1) {
            throw Doubt.refused(work.say("One name cannot be for several.", "Ein Name kann nicht für mehrere sein."));
        }
        var ref = work.one(named.getFirst());
        if (ref instanceof Ref.Member member) {
            vocabulary.spokenOf(member.entity());
        }
        return ref;
    }

    private void entities(Consumer<Entity> change) {
        List<List<Ref.OfEntity>> named = list("entities");
        named.stream().map(work::one).map(Ref.OfEntity::entity).forEach(change);
    }

    /// The fields and links that are meant; with their record named apart, those that this has.
    private void members(Consumer<Ref.Member> change) {
        List<List<Ref.Member>> named = list("field");
        named.stream().map(this::here).map(work::one).toList().forEach(m -> {
            vocabulary.spokenOf(m.entity());
            change.accept(m);
        });
    }

    /// As a right, a word for a kind of record means the records, not the link to one.
    private void properties(Consumer<Ref.Member> change) {
        members(m -> {
            boolean record = m instanceof Ref.OfLink l
                    && work.spec().entities().stream()
                            .anyMatch(e -> e.name().equals(l.link().to())
                                    && e.label().equalsIgnoreCase(l.link().label()));
            if (record && !filled.has("entity")) {
                throw Doubt.unfit();
            }
            change.accept(m);
        });
    }

    private List<Ref.Member> here(List<Ref.Member> named) {
        if (!filled.has("entity")) {
            return named;
        }
        var entity = entity("entity");
        var here =
                named.stream().filter(m -> m.entity().id().equals(entity.id())).toList();
        if (here.isEmpty()) {
            throw Doubt.unfit();
        }
        return here;
    }

    private Ref.Member member() {
        List<List<Ref.Member>> named = list("field");
        if (named.size() > 1) {
            throw Doubt.refused(
                    work.say("That cannot be for several at once.", "Das geht nicht für mehrere zugleich."));
        }
        return work.one(here(named.getFirst()));
    }

    private Role role() {
        var ref = work.one(this.<Ref>list("role"));
        return ((Ref.OfRole) ref).role();
    }

    /// The enumeration that gets the new value: named, or the only one of the record.
    private Ref.OfField enumeration() {
        if (!filled.has("field") && !work.adds()) {
            throw Doubt.unfit();
        }
        List<Ref.Member> fields = filled.has("field")
                ? this.<List<Ref.Member>>list("field").getFirst()
                : List.copyOf(entity("entity").fields().stream()
                        .filter(f -> f.type() == FieldType.ENUM)
                        .map(f -> new Ref.OfField(entity("entity"), f))
                        .toList());
        var enums = fields.stream()
                .filter(m -> m instanceof Ref.OfField f && f.field().type() == FieldType.ENUM)
                .map(m -> (Ref.OfField) m)
                .toList();
        if (enums.isEmpty()) {
            throw Doubt.unfit();
        }
        var one = work.one(enums);
        return new Ref.OfField(
                work.now(one.entity()),
                work.now(one.entity()).field(one.field().name()).orElse(one.field()));
    }

    private Ref.OfValue value() {
        List<Ref.OfValue> values = list("old");
        if (filled.has("entity")) {
            var entity = entity("entity");
            values = values.stream()
                    .filter(v -> v.entity().id().equals(entity.id()))
                    .toList();
        }
        if (filled.has("field")) {
            values = values.stream()
                    .filter(v -> this.<List<Ref.Member>>list("field").getFirst().stream()
                            .anyMatch(m -> m.entity().id().equals(v.entity().id())
                                    && m.name().equals(v.field().name())))
                    .toList();
        }
        if (values.isEmpty()) {
            throw Doubt.unfit();
        }
        return work.one(values);
    }

    private void startsAs(Ref.OfValue value) {
        new Settings(work).startsAs(new Ref.OfField(value.entity(), value.field()), value.value());
    }

    /// Two sentences that must speak of the same: `We need vans. A van has …`.
    private Phrase phraseSaidTwice() {
        var name = phrase("name");
        if (filled.has("name2") && !base(name).equals(base(phrase("name2")))) {
            throw Doubt.unfit();
        }
        return name;
    }

    private String base(Phrase phrase) {
        return work.german()
                ? phrase.singular().toLowerCase(Locale.ROOT)
                : Names.singular(phrase.label().toLowerCase(Locale.ROOT));
    }

    private void total() {
        List<List<Ref.Member>> sums = list("field");
        List<List<Ref.Member>> groups = list("by");
        if (sums.size() != 1 || groups.size() != 1) {
            throw Doubt.unfit();
        }
        new Listing(work).total(sums.getFirst(), groups.getFirst());
    }

    private Ref.OfField day() {
        return filled.has("field") ? NewRules.day(member()) : OnlyField.day(entity("entity"));
    }

    private Ref.Member needs() {
        List<List<Ref.Member>> named = list("needs");
        if (named.size() > 1) {
            throw Doubt.unfit();
        }
        return work.one(here(named.getFirst()));
    }

    /// A yes or no.
    private Ref.OfField flag() {
        List<List<Ref.Member>> named = list("yes");
        var one = work.one(here(named.getFirst()));
        if (one instanceof Ref.OfField f && f.field().type() == FieldType.BOOLEAN) {
            return f;
        }
        throw Doubt.unfit();
    }

    private void link(boolean many) {
        var from = entity("entity");
        var to = work.now(filled.get("entity2", Entity.class));
        new Additions(work, vocabulary).link(from, to.label(), to, many, 0, 0);
    }

    /// One of the other records, called by what it is here.
    private void linkAs(String label) {
        var from = entity("entity");
        var to = work.now(filled.get("entity2", Entity.class));
        var name = phrase("name");
        new Additions(work, vocabulary).link(from, label, to, false, name.start(), name.end());
    }

    /// New fields whose type the sentence tells by how it asks for them.
    private void typed(FieldType type) {
        var before = work.spec();
        new Additions(work, vocabulary).members(entity("entity"), items());
        Remarks.typed(work, before, type);
    }

    /// A new field of which nobody said what has it.
    private void somewhere() {
        var entity = vocabulary.lastSpokenOf();
        if (entity.isEmpty()) {
            throw Doubt.asked(
                    work.say("Which record should have it?", "Wozu soll das gehören?"),
                    work.spec().entities().stream().map(Entity::label).toList());
        }
        new Additions(work, vocabulary).members(entity.get(), items());
    }
}
