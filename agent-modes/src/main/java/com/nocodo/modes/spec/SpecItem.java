package com.nocodo.modes.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Something of an application that a person can point at: a kind of record, one of its properties, a report, a card of
/// the dashboard. The application's pages name it by `ref`.
///
/// @param ref `lesson`, `lesson.price`, `report:open_lessons` or `dashboard:lesson`
/// @param id survives renames; a card of the dashboard has that of what it shows
/// @param label in the application's words: `Lessons › Price`
public record SpecItem(String ref, String id, String label) {
    private static final String REPORT = "report:";
    private static final String CARD = "dashboard:";

    /// Whether it is a card of the dashboard.
    public boolean card() {
        return ref.startsWith(CARD);
    }

    /// Everything that can be pointed at.
    public static List<SpecItem> of(AppSpec spec) {
        var german = spec.app().language().equals("de");
        var entities = spec.entities().stream().flatMap(SpecItem::of);
        var reports = spec.reports().stream()
                .map(r ->
                        new SpecItem(REPORT + r.name(), r.id(), (german ? "Auswertungen" : "Reports") + in(r.label())));
        var first = german ? "Übersicht" : "Overview";
        var cards = Stream.concat(
                spec.entities().stream().map(e -> new SpecItem(CARD + e.name(), e.id(), first + in(e.labelPlural()))),
                spec.reports().stream().map(r -> new SpecItem(CARD + r.name(), r.id(), first + in(r.label()))));
        return Stream.of(entities, reports, cards).flatMap(s -> s).toList();
    }

    /// A kind of record, then each of its fields, then each of its links.
    public static Stream<SpecItem> of(Entity e) {
        var fields = e.fields().stream()
                .map(f -> new SpecItem(e.name() + "." + f.name(), f.id(), e.labelPlural() + in(f.label())));
        var links = e.relations().stream()
                .map(r -> new SpecItem(e.name() + "." + r.name(), r.id(), e.labelPlural() + in(r.label())));
        return Stream.of(Stream.of(new SpecItem(e.name(), e.id(), e.labelPlural())), fields, links)
                .flatMap(s -> s);
    }

    private static String in(String label) {
        return " › " + label;
    }

    /// What a `ref` names.
    public static Optional<SpecItem> find(AppSpec spec, String ref) {
        return of(spec).stream().filter(item -> item.ref().equals(ref)).findFirst();
    }

    /// The same thing in a later spec, where it is still there.
    public Optional<SpecItem> in(AppSpec later) {
        return of(later).stream()
                .filter(item -> item.id().equals(id) && item.card() == card())
                .findFirst();
    }
}
