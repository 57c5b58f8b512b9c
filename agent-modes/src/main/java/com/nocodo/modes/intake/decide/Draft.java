package com.nocodo.modes.intake.decide;

import com.nocodo.modes.intake.structure.Noun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The things that were decided on, and how to find them again by the words that name them.
public final class Draft {
    public final List<Thing> things = new ArrayList<>();
    /// Fields of which the words say that they may stay empty.
    public final Set<Attribute> open = new HashSet<>();

    /// The thing that a noun names: by its own key, or as the head of exactly one compound.
    public Optional<Thing> find(Noun noun) {
        return find(noun.key());
    }

    public Optional<Thing> find(String key) {
        var exact = things.stream().filter(t -> t.aliases.contains(key)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        var compounds = things.stream()
                .filter(t -> headOf(t.key, key) || headOf(key, t.key))
                .toList();
        return compounds.size() == 1 ? Optional.of(compounds.getFirst()) : Optional.empty();
    }

    /// `wohnung` is the head of `ferienwohnung`, `item` of `menu item`.
    static boolean headOf(String compound, String head) {
        return compound.length() > head.length()
                && head.length() >= 3
                && (compound.endsWith(" " + head)
                        || (head.length() >= 4
                                && !head.contains(" ")
                                && !compound.contains(" ")
                                && compound.endsWith(head)));
    }

    /// The things that hold a link to this one.
    public List<Thing> holders(Thing target) {
        return things.stream()
                .filter(t -> t.ties.stream().anyMatch(tie -> tie.to == target))
                .sorted(Comparator.comparingInt(things::indexOf))
                .toList();
    }
}
