package com.nocodo.modes.change;

import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.decide.Attributes;
import com.nocodo.modes.intake.decide.Fields;
import com.nocodo.modes.intake.structure.Item;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.Workflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// New fields, links, kinds of records, values and roles.
final class Additions {
    private final Work work;
    private final Vocabulary vocabulary;

    Additions(Work work, Vocabulary vocabulary) {
        this.work = work;
        this.vocabulary = vocabulary;
    }

    /// Each item becomes a field, or a link where it is the name of a kind of record.
    void members(Entity entity, List<Item> items) {
        for (var item : items) {
            var other = item.values().isEmpty() && !item.yesNo() ? target(item) : null;
            if (other != null) {
                link(entity, item, other);
                continue;
            }
            if (other == null && item.several()) {
                throw Doubt.refused(
                        work.say(
                                "There is no kind of record %s to choose several of. Say first what is kept of them.",
                                "%s gibt es noch nicht als eigene Liste. Sag zuerst, was dazu gehört."),
                        Names.capital(item.label()));
            }
            var kind = item.values().isEmpty() && !item.yesNo() ? kindOf(item) : null;
            if (kind == null) {
                field(entity, item);
            } else {
                link(entity, said(item), kind, false, item.start(), item.end());
            }
        }
    }

    /// `a favourite horse`, `ein Lieblingspferd`: one of the horses, called so.
    private @Nullable Entity kindOf(Item item) {
        var words = item.words().stream().filter(Token::wordy).toList();
        if (words.isEmpty() || words.size() > 2) {
            return null;
        }
        if (words.size() == 2) {
            return vocabulary
                    .entity(words.subList(1, 2))
                    .filter(e -> Vocabulary.names(words.subList(1, 2), e))
                    .orElse(null);
        }
        var word = words.getFirst().lower();
        return work.german()
                ? work.spec().entities().stream()
                        .filter(e -> e.label().length() >= 4
                                && word.length() > e.label().length() + 2
                                && word.endsWith(e.label().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /// As it is written, articles within it included; a label of the intake has none.
    private String said(Item item) {
        var raw = work.words(item.start(), item.end())
                .replaceAll("(?i)^(the|a|an|der|die|das|den|dem|ein|eine|einen|einem|einer) ", "");
        var bare = raw.replaceAll("(?i)\\b(the|a|an|der|die|das|den|dem|des) ", "");
        return bare.equalsIgnoreCase(item.label()) ? raw : item.label();
    }

    private @Nullable Entity target(Item item) {
        var words = item.words().stream().filter(Token::wordy).toList();
        return vocabulary.entity(words).filter(e -> Vocabulary.names(words, e)).orElse(null);
    }

    private void field(Entity entity, Item item) {
        var now = work.now(entity);
        var attribute = new Attributes(FieldTypes.of(work.language)).of(item);
        var label = (attribute.label.equalsIgnoreCase(item.label()) ? said(item) : attribute.label)
                .replaceAll(work.german() ? "$^" : "(?i) (from|by) .*", "")
                .replaceAll(
                        "(?i)^((field|feld|column|spalte)( (for|für|called|named|namens))? )((the|a|an|der|die|das|den|dem|ein|eine|einen) )?",
                        "")
                .replaceAll("(?i)(?<=\\p{L}) (field|column|feld|spalte)$", "")
                .replaceAll("[\"“”„'‘’]", "")
                .replaceAll(work.german() ? "(?<=\\p{L})namen$" : "$^", "name");
        refuseDouble(now, label);
        var hinted = new TypeHints(Frames.of(work.language), work.german()).better(attribute.type, item);
        attribute.name = Names.field(label, now.name(), taken(now)::contains);
        var field = Fields.of(attribute, false, work.ids)
                .edit()
                .label(Names.capital(label))
                .type(hinted)
                .from(work.origin(item.start(), item.end()))
                .build();
        work.entity(now, e -> e.withFields(with(e.fields(), field)));
    }

    private void refuseDouble(Entity entity, String label) {
        var name = Names.identifier(label);
        boolean there = entity.field(name).isPresent() || entity.relation(name).isPresent();
        if (there) {
            throw Doubt.refused(
                    work.say("%s: there is already \"%s\".", "%s: \"%s\" gibt es schon."), entity.label(), label);
        }
    }

    private static Set<String> taken(Entity entity) {
        var taken = new HashSet<>(Names.EVERY_RECORD_HAS);
        entity.fields().forEach(f -> taken.add(f.name()));
        entity.relations().forEach(r -> taken.add(r.name()));
        entity.relations().forEach(r -> taken.add(r.property()));
        return taken;
    }

    private void link(Entity entity, Item item, Entity other) {
        link(entity, item.label(), other, item.several() || item.plural(), item.start(), item.end());
    }

    /// A record of `entity` goes with one record of `other`, or with several.
    void link(Entity entity, String label, Entity other, boolean many, int start, int end) {
        var now = work.now(entity);
        var single = now.relations().stream()
                .filter(r -> r.to().equals(other.name()) && !r.many())
                .findFirst();
        if (many && single.isPresent()) {
            new Settings(work).many(new Ref.OfLink(now, single.get()));
            new Removal(work).settle();
            return;
        }
        boolean there = !own(label, other)
                && now.relations().stream().anyMatch(r -> r.to().equals(other.name()) && r.many() == many);
        if (there) {
            throw Doubt.refused(
                    work.say("%s: the link to %s is there already.", "%s: die Verknüpfung mit %s gibt es schon."),
                    now.label(),
                    other.label());
        }
        boolean own = own(label, other);
        var name = Names.field(own ? label : many ? other.plural() : other.name(), now.name(), taken(now)::contains);
        var relation = new Relation(
                work.ids.next('l'),
                name,
                own ? Names.capital(label) : many ? other.labelPlural() : other.label(),
                other.name(),
                many ? Relation.Kind.MANY : Relation.Kind.ONE,
                false,
                null,
                reverse(now, other, name),
                null,
                List.of(),
                null,
                work.origin(start, end));
        work.entity(now, e -> e.withRelations(with(e.relations(), relation)));
    }

    private static boolean own(String label, Entity other) {
        var lower = label.toLowerCase(Locale.ROOT);
        return Stream.of(other.label(), other.labelPlural(), other.name(), other.plural())
                .noneMatch(n -> n.toLowerCase(Locale.ROOT).equals(lower));
    }

    /// What the other side calls the records that link to it.
    private String reverse(Entity entity, Entity other, String name) {
        var taken = taken(work.now(other));
        work.spec()
                .entities()
                .forEach(e -> e.relations().stream()
                        .filter(r -> r.to().equals(other.name()))
                        .forEach(r -> taken.add(r.reverse())));
        return taken.contains(entity.plural()) ? entity.plural() + "_as_" + name : entity.plural();
    }

    /// A new kind of record.
    void entity(Phrase phrase, List<Item> items) {
        var said = phrase.label();
        boolean english = !work.german();
        var singular = english ? Names.singular(said.toLowerCase(Locale.ROOT)) : phrase.singular();
        var label = Names.capital(singular.replace('_', ' '));
        Set<String> taken = new HashSet<>();
        work.spec().entities().forEach(e -> taken.addAll(List.of(e.name(), e.plural())));
        var identifier = Names.identifier(label);
        if (taken.contains(identifier)) {
            throw Doubt.refused(work.say("There is a kind of record %s already.", "%s gibt es schon."), label);
        }
        var name = Names.entity(label, taken::contains);
        var plural = english
                ? Names.plural(name)
                : Names.identifier(said).equals(name) ? name + "_list" : Names.identifier(said);
        var entity = new Entity(
                work.ids.next('e'),
                name,
                plural,
                label,
                english ? Names.capital(Names.plural(label.toLowerCase(Locale.ROOT))) : label,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                work.origin(phrase.start(), phrase.end()));
        work.become(work.spec().withEntities(with(work.spec().entities(), entity)));
        if (items.isEmpty()) {
            var named = Field.of(work.ids.next('f'), "name", "Name", FieldType.TEXT);
            work.entity(entity, e -> e.withFields(List.of(named)));
        } else {
            members(entity, items);
        }
        var now = work.now(entity);
        work.entity(now, e -> e.withDisplay(List.of(display(now))));
    }

    private static String display(Entity entity) {
        return entity.fields().stream()
                .filter(f -> f.type() == FieldType.TEXT)
                .findFirst()
                .map(Field::name)
                .orElseGet(() -> entity.fields().isEmpty()
                        ? entity.relations().getFirst().name()
                        : entity.fields().getFirst().name());
    }

    /// A field that is one of these values.
    void enumeration(Entity entity, Phrase name, List<Phrase> values) {
        var now = work.now(entity);
        refuseDouble(now, name.label());
        if (values.size() < 2) {
            throw Doubt.refused(work.say("One value is no choice.", "Ein einziger Wert ist keine Auswahl."));
        }
        var field = Field.of(
                        work.ids.next('f'),
                        Names.field(name.label(), now.name(), taken(now)::contains),
                        Names.capital(name.label()),
                        FieldType.ENUM)
                .edit()
                .values(values.stream()
                        .map(v -> new EnumValue(work.ids.next('v'), Names.identifier(v.label()), v.label()))
                        .toList())
                .from(work.origin(name.start(), name.end()))
                .build();
        work.entity(now, e -> e.withFields(with(e.fields(), field)));
    }

    /// More values of an enumeration. A new state can be reached from the first one.
    void values(Ref.OfField ref, List<Phrase> phrases) {
        for (var phrase : phrases) {
            var label = phrase.label();
            var value = new EnumValue(work.ids.next('v'), Names.identifier(label), label);
            boolean there = ref.field().values().stream().anyMatch(v -> v.name().equals(value.name()));
            if (there) {
                throw Doubt.refused(
                        work.say("%s can be \"%s\" already.", "%s kann schon \"%s\" sein."),
                        ref.field().label(),
                        label);
            }
            work.field(ref, f -> f.edit().values(with(f.values(), value)).build());
            var entity = work.now(ref.entity());
            var workflow = entity.workflow();
            if (workflow != null && entity.isState(ref.field())) {
                var move = new Workflow.Move(workflow.initial(), value.name(), List.of());
                work.entity(
                        entity,
                        e -> e.withWorkflow(new Workflow(
                                workflow.field(), workflow.initial(), with(workflow.moves(), move), workflow.from())));
            }
        }
    }

    Role role(Phrase phrase) {
        var label = Names.capital(phrase.label().replaceAll("(?i)^(role|rolle) ", ""));
        var lower = label.toLowerCase(Locale.ROOT);
        var name = Names.identifier(work.german() ? lower : Names.singular(lower));
        if (work.spec().role(name).isPresent()) {
            throw Doubt.refused(work.say("There is a role %s already.", "Die Rolle %s gibt es schon."), label);
        }
        var role = new Role(work.ids.next('r'), name, label, null, false, work.origin(phrase.start(), phrase.end()));
        work.become(work.spec().withRoles(with(work.spec().roles(), role)));
        return role;
    }

    static <T> List<T> with(List<T> list, T item) {
        var result = new ArrayList<>(list);
        result.add(item);
        return result;
    }
}
