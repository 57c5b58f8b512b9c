package com.nocodo.modes.change;

import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.SpecEditor;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// New names for what is there. Ids stay, so that all data stays.
final class Renaming {
    private final Work work;

    Renaming(Work work) {
        this.work = work;
    }

    void to(Ref ref, Phrase phrase) {
        var before = work.spec();
        named(ref, phrase.label());
        work.become(SpecEditor.edited(before, work.spec()));
    }

    private void named(Ref ref, String label) {
        switch (ref) {
            case Ref.OfEntity(var entity) -> entity(entity, label);
            case Ref.OfField field -> {
                var name = free(field.entity(), label);
                work.field(
                        field,
                        f -> f.edit().name(name).label(Names.capital(label)).build());
            }
            case Ref.OfLink link -> {
                var name = free(link.entity(), label);
                work.link(
                        link,
                        r -> new Relation(
                                r.id(),
                                name,
                                Names.capital(label),
                                r.to(),
                                r.kind(),
                                r.required(),
                                r.onDelete(),
                                r.reverse(),
                                r.reverseLabel(),
                                r.fields(),
                                r.help(),
                                r.from()));
            }
            case Ref.OfValue value -> value(value, label);
            case Ref.OfRole(var role) -> role(role, label);
            case Ref.OfReport(var report) -> report(report, label);
            case Ref.OfCard card ->
                throw Doubt.refused(work.say(
                        "A card is called as what it shows. Point at that where it is listed.",
                        "Eine Karte heißt wie das, was sie zeigt. Zeige darauf, wo es aufgelistet ist."));
            case Ref.OfRule rule ->
                throw Doubt.refused(
                        work.say("A rule has no other name than what it says.", "Eine Regel heißt, wie sie lautet."));
        }
    }

    private void entity(Entity entity, String said) {
        var lower = said.toLowerCase(Locale.ROOT);
        var singular =
                work.german() ? said : Names.singular(lower.replace(' ', '_')).replace('_', ' ');
        Set<String> taken = new HashSet<>();
        work.spec().entities().stream().filter(e -> !e.id().equals(entity.id())).forEach(e -> taken.add(e.name()));
        if (taken.contains(Names.identifier(singular))) {
            throw Doubt.refused(work.say("There is already a kind of record called %s.", "%s gibt es schon."), said);
        }
        var name = Names.entity(singular, taken::contains);
        var plural = work.german() ? name + "_list" : Names.plural(name);
        var pluralLabel = work.german()
                ? said
                : Names.capital(Names.plural(singular.replace(' ', '_')).replace('_', ' '));
        work.entity(
                entity,
                e -> e.renamed(
                        name, plural.equals(name) ? name + "_list" : plural, Names.capital(singular), pluralLabel));
    }

    private void value(Ref.OfValue ref, String label) {
        var field = new Ref.OfField(ref.entity(), ref.field());
        var renamed = new EnumValue(ref.value().id(), Names.identifier(label), label);
        if (ref.field().values().stream().anyMatch(v -> v.name().equals(renamed.name()))) {
            throw Doubt.refused(
                    work.say("%s has the value \"%s\" already.", "%s hat den Wert \"%s\" schon."),
                    ref.field().label(),
                    label);
        }
        work.field(
                field,
                f -> f.edit()
                        .values(f.values().stream()
                                .map(v -> v.id().equals(renamed.id()) ? renamed : v)
                                .toList())
                        .build());
    }

    private void role(Role role, String said) {
        var lower = said.toLowerCase(Locale.ROOT);
        var name = Names.identifier(work.german() ? lower : Names.singular(lower));
        if (work.spec().role(name).isPresent() || name.equals(Role.OWNER)) {
            throw Doubt.refused(work.say("There is a role %s already.", "Die Rolle %s gibt es schon."), said);
        }
        work.become(work.spec()
                .withRoles(work.spec().roles().stream()
                        .map(r -> r.id().equals(role.id())
                                ? new Role(r.id(), name, Names.capital(said), r.entity(), r.manageUsers(), r.from())
                                : r)
                        .toList()));
    }

    private void report(Report report, String said) {
        work.become(work.spec()
                .withReports(work.spec().reports().stream()
                        .map(r -> r.id().equals(report.id()) ? r.named(Names.identifier(said), Names.capital(said)) : r)
                        .toList()));
    }

    private String free(Entity entity, String label) {
        var now = work.now(entity);
        var name = Names.field(label, now.name(), n -> false);
        if (now.field(name).isPresent() || now.relation(name).isPresent()) {
            throw Doubt.refused(
                    work.say("%s: there is already \"%s\".", "%s: \"%s\" gibt es schon."), now.label(), label);
        }
        return name;
    }
}
