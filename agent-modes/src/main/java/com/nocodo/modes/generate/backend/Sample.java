package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A few records that belong together, in an order in which they can be made.
final class Sample {
    private final AppSpec spec;
    private final Values values;
    private final List<Entry> entries = new ArrayList<>();

    Sample(AppSpec spec, Values values) {
        this.spec = spec;
        this.values = values;
    }

    /// One record: what is sent for it, and what it links to.
    static final class Entry {
        private final Entity entity;
        private final int number;
        private final Map<String, @Nullable Object> sent = new LinkedHashMap<>();
        private final Map<String, Object> later = new LinkedHashMap<>();
        private final Map<String, Entry> links = new LinkedHashMap<>();

        Entry(Entity entity, int number) {
            this.entity = entity;
            this.number = number;
        }

        Entity entity() {
            return entity;
        }

        /// Its number among the sample's records.
        int number() {
            return number;
        }

        Map<String, @Nullable Object> sent() {
            return sent;
        }

        /// What is set behind the app's back once the record is made.
        Map<String, Object> later() {
            return later;
        }

        /// What it links to, by relation; of links to any number of records one.
        Map<String, Entry> links() {
            return links;
        }

        @Nullable
        Entry link(Relation relation) {
            return links.get(relation.name());
        }

        /// What a field has once the record is made.
        @Nullable
        Object value(String name) {
            if (later.containsKey(name)) {
                return later.get(name);
            }
            if (sent.containsKey(name)) {
                return sent.get(name);
            }
            var field = entity.field(name).orElseThrow();
            return Values.initial(entity, field);
        }
    }

    /// The records, each behind those that it links to.
    List<Entry> entries() {
        var out = new LinkedHashSet<Entry>();
        entries.forEach(e -> place(e, out));
        return List.copyOf(out);
    }

    private static void place(Entry entry, Set<Entry> out) {
        entry.links.values().stream().filter(e -> e != entry).forEach(e -> place(e, out));
        out.add(entry);
    }

    Values values() {
        return values;
    }

    /// Adds a record with what it needs, and what that needs.
    Entry add(Entity entity) {
        return add(entity, Map.of());
    }

    /// Adds a record that has some of its links already.
    Entry add(Entity entity, Map<String, Entry> given) {
        var links = new LinkedHashMap<>(given);
        for (var link : entity.relations()) {
            if (!given.containsKey(link.name()) && link.required() && !link.to().equals(Relation.USER)) {
                links.put(link.name(), add(spec.get(link.to())));
            }
        }
        var entry = new Entry(entity, entries.size() + 1);
        entry.links.putAll(links);
        for (var field : entity.fields()) {
            if (Values.sendable(entity, field) && field.required()) {
                entry.sent.put(field.name(), values.concrete(entity, field, entry.number));
            }
        }
        entries.add(entry);
        return entry;
    }

    /// A copy with the same values and links, but unlike in what must be unique.
    Entry again(Entry one) {
        var entry = new Entry(one.entity, entries.size() + 1);
        entry.links.putAll(one.links);
        entry.sent.putAll(one.sent);
        for (var field : one.entity.fields()) {
            if (field.unique() && entry.sent.containsKey(field.name())) {
                entry.sent.put(field.name(), values.concrete(one.entity, field, entry.number));
            }
        }
        entries.add(entry);
        return entry;
    }

    /// Takes the record back that was added last.
    void takeBack(Entry entry) {
        entries.remove(entry);
    }

    /// Makes a record after all that do not need it.
    void last(Entry entry) {
        entries.remove(entry);
        entries.add(entry);
    }

    /// Sets a field, sample value or not.
    void fill(Entry entry, Field field) {
        if (Values.sendable(entry.entity, field) && !entry.sent.containsKey(field.name())) {
            entry.sent.put(field.name(), values.concrete(entry.entity, field, entry.number));
        }
    }

    /// The record that a link leads to, made before the one that holds it if there is none yet.
    Entry follow(Entry entry, Relation link) {
        var there = entry.link(link);
        if (there != null) {
            return there;
        }
        var made = add(spec.get(link.to()));
        entry.links.put(link.name(), made);
        return made;
    }

    List<Entry> collected(Entry owner, Relation link, Entity rows, boolean forward) {
        if (forward) {
            return Optional.ofNullable(owner.link(link)).stream().toList();
        }
        return entries.stream()
                .filter(e -> e.entity.name().equals(rows.name()) && Objects.equals(e.link(link), owner))
                .toList();
    }

    /// The record that is the same in a copy of the sample.
    Entry same(Entry entry) {
        return entries.stream()
                .filter(e -> e.number == entry.number)
                .findFirst()
                .orElseThrow();
    }

    /// What is left once a record is deleted: others go with it, or lose their link.
    Sample without(Entry gone) {
        var out = copy();
        out.remove(out.same(gone));
        return out;
    }

    private void remove(Entry gone) {
        entries.remove(gone);
        for (var holder : List.copyOf(entries)) {
            for (var link : holder.entity.relations()) {
                if (holder.link(link) != gone) {
                    continue;
                }
                holder.links.remove(link.name());
                if (!link.many() && link.whenDeleted() == Relation.OnDelete.CASCADE) {
                    remove(holder);
                }
            }
        }
    }

    /// The sample with the first of its records only.
    Sample upTo(int count) {
        var out = new Sample(spec, values);
        out.entries.addAll(entries().subList(0, count));
        return out;
    }

    /// A copy with records of its own, in the same order.
    Sample copy() {
        var out = new Sample(spec, values);
        var copies = new LinkedHashMap<Entry, Entry>();
        for (var one : entries()) {
            var copy = new Entry(one.entity, one.number);
            copy.sent.putAll(one.sent);
            copy.later.putAll(one.later);
            one.links.forEach((name, target) -> copy.links.put(name, Objects.requireNonNull(copies.get(target))));
            copies.put(one, copy);
            out.entries.add(copy);
        }
        return out;
    }
}
