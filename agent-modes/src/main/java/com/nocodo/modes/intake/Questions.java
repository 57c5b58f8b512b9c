package com.nocodo.modes.intake;

import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what is worth asking: the facts that the words leave open, ranked by how open they are times how much hangs on
/// them.
final class Questions {
    private static final int MOST = 5;
    private final AppSpec spec;
    private final boolean german;
    private final List<Ranked> found = new ArrayList<>();

    private record Ranked(Question question, double rank) {}

    private Questions(AppSpec spec, Language language) {
        this.spec = spec;
        this.german = language == Language.DE;
    }

    static List<Question> of(AppSpec spec, Language language, List<String> untoldRoles) {
        var questions = new Questions(spec, language);
        untoldRoles.forEach(questions::role);
        spec.entities().forEach(questions::entity);
        return questions.found.stream()
                .sorted(Comparator.comparingDouble(Ranked::rank).reversed())
                .limit(MOST)
                .map(Ranked::question)
                .toList();
    }

    private void entity(Entity entity) {
        entity.relations().stream()
                .filter(r -> r.from() != null && r.from().assumed())
                .forEach(r -> link(entity, r));
        overlap(entity);
        moves(entity);
        people(entity);
        entity.relations().stream().filter(r -> r.required()).findFirst().ifPresent(r -> deletion(entity, r));
    }

    private void role(String name) {
        var label = spec.role(name).map(r -> r.label()).orElse(name);
        add(
                "role:" + name,
                say("What may people of the role “%s” do?", "Was darf die Rolle „%s“?")
                        .formatted(label),
                say("You name the role, but not what it may do.", "Die Rolle ist genannt, aber nicht, was sie darf."),
                "work",
                0.8 * 0.9,
                option(
                        "work",
                        say("Daily work", "Die tägliche Arbeit"),
                        say(
                                "sees, adds and changes everything, deletes nothing",
                                "sieht, erfasst und ändert alles, löscht nichts")),
                option(
                        "read",
                        say("Only look", "Nur ansehen"),
                        say("sees everything, changes nothing", "sieht alles, ändert nichts")),
                option("all", say("Everything", "Alles"), say("may also delete", "darf auch löschen")));
    }

    private void link(Entity entity, Relation relation) {
        var other = spec.entity(relation.to()).map(Entity::label).orElse(relation.to());
        add(
                "link:%s:%s".formatted(entity.name(), relation.name()),
                say("Is each %s for one %s?", "Gehört jede(r) %s zu genau einem/einer %s?")
                        .formatted(entity.label(), other),
                say("The words do not say what a %s belongs to.", "Es ist nicht gesagt, wozu %s gehört.")
                        .formatted(entity.label()),
                "optional",
                0.7 * 0.8,
                option(
                        "optional",
                        say("Usually", "Meistens"),
                        say("it can be chosen, and left empty", "kann gewählt werden und leer bleiben")),
                option("required", say("Always", "Immer"), say("it must be chosen", "muss gewählt werden")),
                option("none", say("No", "Nein"), say("there is no such link", "es gibt keine Verknüpfung")));
    }

    private void overlap(Entity entity) {
        var period = startAndEnd(entity);
        if (period.isEmpty() || spec.rulesOf(entity.name()).stream().anyMatch(r -> r.kind() == Rule.Kind.NO_OVERLAP)) {
            return;
        }
        entity.relations().stream()
                .filter(r -> !r.many())
                .findFirst()
                .ifPresent(r -> add(
                        "overlap:%s:%s".formatted(entity.name(), r.name()),
                        say(
                                        "May one %s have two of “%s” at the same time?",
                                        "Darf ein/eine %s zweimal „%s“ gleichzeitig haben?")
                                .formatted(r.label(), entity.label()),
                        say(
                                "They have a start and an end, and nothing is said about clashes.",
                                "Es gibt Anfang und Ende, aber nichts über Überschneidungen."),
                        "yes",
                        0.5 * 0.9,
                        option("yes", say("Yes", "Ja"), say("clashes are allowed", "Überschneidungen sind erlaubt")),
                        option(
                                "no",
                                say("No", "Nein"),
                                say(
                                        "a second one in the same time is refused",
                                        "ein zweites zur selben Zeit wird abgelehnt"))));
    }

    static Optional<List<Field>> startAndEnd(Entity entity) {
        var times = entity.fields().stream()
                .filter(f -> f.type() == FieldType.DATETIME || f.type() == FieldType.DATE)
                .toList();
        var start = times.stream()
                .filter(f -> f.name().matches(".*(start|begin|from|anreise|lent|von).*"))
                .findFirst();
        var end = times.stream()
                .filter(f -> f.name().matches(".*(end|until|abreise|return|bis).*")
                        && start.filter(s -> s != f && s.type() == f.type()).isPresent())
                .findFirst();
        return end.map(e -> List.of(start.orElseThrow(), e));
    }

    private void moves(Entity entity) {
        if (entity.workflow() != null) {
            return;
        }
        entity.fields().stream()
                .filter(f -> f.type() == FieldType.ENUM
                        && f.values().size() >= 3
                        && f.name().matches(".*(status|state).*"))
                .findFirst()
                .ifPresent(f -> add(
                        "moves:%s:%s".formatted(entity.name(), f.name()),
                        say(
                                        "May the status of “%s” change in any order?",
                                        "Darf der Status von „%s“ beliebig wechseln?")
                                .formatted(entity.label()),
                        say(
                                "The states are named, their order is not.",
                                "Die Zustände sind genannt, ihre Reihenfolge nicht."),
                        "free",
                        0.4 * 0.6,
                        option(
                                "free",
                                say("Any order", "Beliebig"),
                                say("every change is allowed", "jeder Wechsel ist erlaubt")),
                        option(
                                "forward",
                                say("Only forward", "Nur vorwärts"),
                                say(
                                        "a later state never goes back to an earlier one",
                                        "ein späterer Zustand geht nie zurück"))));
    }

    private void people(Entity entity) {
        boolean party = "party".equals(entity.archetype());
        boolean role = spec.roles().stream().anyMatch(r -> entity.name().equals(r.entity()));
        if (!party || role || spec.incoming(entity.name()).isEmpty()) {
            return;
        }
        add(
                "login:" + entity.name(),
                say(
                                "Should “%s” be able to sign in and see what is theirs?",
                                "Sollen sich „%s“ anmelden und das Eigene sehen können?")
                        .formatted(entity.labelPlural()),
                say(
                        "They are people in your records; nothing is said about an account for them.",
                        "Es sind Personen in den Daten; über einen Zugang ist nichts gesagt."),
                "no",
                0.3 * 0.7,
                option(
                        "no",
                        say("No", "Nein"),
                        say("only you and your staff sign in", "nur Sie und Ihr Team melden sich an")),
                option(
                        "yes",
                        say("Yes", "Ja"),
                        say(
                                "they get a role that sees its own records",
                                "sie bekommen eine Rolle, die nur Eigenes sieht")));
    }

    private void deletion(Entity entity, Relation relation) {
        var other = spec.entity(relation.to()).map(Entity::label).orElse(relation.to());
        add(
                "delete:%s:%s".formatted(entity.name(), relation.name()),
                say(
                                "May a %s that still has “%s” be deleted?",
                                "Darf ein/eine %s mit vorhandenen „%s“ gelöscht werden?")
                        .formatted(other, entity.labelPlural()),
                say("Deleting could take records with it.", "Beim Löschen könnten Daten verloren gehen."),
                "block",
                0.25 * 0.5,
                option(
                        "block",
                        say("No", "Nein"),
                        say("it is refused, with the reason", "es wird mit Begründung abgelehnt")),
                option(
                        "cascade",
                        say("Yes, with them", "Ja, samt diesen"),
                        say("they are deleted too", "sie werden mitgelöscht")));
    }

    private String say(String en, String de) {
        return german ? de : en;
    }

    private static Question.Option option(String id, String label, String consequence) {
        return new Question.Option(id, label, consequence);
    }

    private void add(String id, String text, String why, String fallback, double rank, Question.Option... options) {
        found.add(
                new Ranked(new Question(id, text, why, Question.Kind.SINGLE_CHOICE, List.of(options), fallback), rank));
    }
}
