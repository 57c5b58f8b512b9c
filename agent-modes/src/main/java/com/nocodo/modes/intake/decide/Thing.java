package com.nocodo.modes.intake.decide;

import com.nocodo.modes.intake.catalogue.Archetype;
import com.nocodo.modes.intake.catalogue.Concept;
import com.nocodo.modes.spec.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An entity in the making.
public final class Thing {
    public final String key;
    public final String label;
    public final @Nullable Concept concept;
    public final Origin from;
    public final Set<String> aliases = new HashSet<>();
    public final List<Attribute> attributes = new ArrayList<>();
    public final List<Tie> ties = new ArrayList<>();
    /// Names of fields and links that are unique together.
    public final List<List<String>> unique = new ArrayList<>();
    public double weight;
    public String name = "";
    public String pluralName = "";
    public String pluralLabel = "";

    Thing(String key, String label, @Nullable Concept concept, Origin from, double weight) {
        this.key = key;
        this.label = label;
        this.concept = concept;
        this.from = from;
        this.weight = weight;
        aliases.add(key);
    }

    public @Nullable Archetype archetype() {
        return concept == null ? null : concept.archetype();
    }

    public boolean person() {
        return concept != null && concept.person();
    }

    /// Whether it notes down something that happens between other things.
    public boolean deed() {
        var archetype = archetype();
        return archetype == null ? attributes.stream().anyMatch(a -> a.type.temporal()) : archetype.deed();
    }

    public Optional<Attribute> attribute(String attributeKey) {
        return attributes.stream().filter(a -> a.key.equals(attributeKey)).findFirst();
    }

    public Optional<Tie> tieTo(Thing other) {
        return ties.stream().filter(t -> t.to == other && !t.many).findFirst();
    }

    /// The first field of that kind, said ones first.
    public Optional<Attribute> first(java.util.function.Predicate<Attribute> wanted) {
        return attributes.stream().filter(wanted).findFirst();
    }

    @Override
    public String toString() {
        return key;
    }
}
