package com.nocodo.modes.intake.reports;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Thing;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Ways from one thing to others along its links.
final class Paths {
    private static final int FARTHEST = 3;

    private Paths() {}

    /// Every thing that can be reached, with the path to it; its own path is empty.
    static Map<Thing, String> from(Thing start) {
        var result = new HashMap<Thing, String>();
        result.put(start, "");
        var depth = new HashMap<Thing, Integer>(Map.of(start, 0));
        var queue = new ArrayDeque<Thing>();
        queue.add(start);
        while (!queue.isEmpty()) {
            var thing = queue.remove();
            var base = result.getOrDefault(thing, "");
            int far = depth.getOrDefault(thing, 0);
            for (var tie : thing.ties) {
                if (!tie.many && far < FARTHEST && !result.containsKey(tie.to)) {
                    result.put(tie.to, base.isEmpty() ? tie.name : base + "." + tie.name);
                    depth.put(tie.to, far + 1);
                    queue.add(tie.to);
                }
            }
        }
        return result;
    }

    static Optional<String> to(Thing from, Thing target) {
        return Optional.ofNullable(from(from).get(target)).filter(p -> !p.isEmpty());
    }

    static Optional<String> to(Thing from, Thing owner, Attribute attribute) {
        return Optional.ofNullable(from(from).get(owner))
                .map(p -> p.isEmpty() ? attribute.name : p + "." + attribute.name);
    }

    /// The nearest field that fits: the thing's own, else one link away.
    static Optional<Found> nearest(Thing from, Predicate<Attribute> wanted) {
        var own = from.first(wanted);
        if (own.isPresent()) {
            return Optional.of(new Found(own.get().name, own.get()));
        }
        return from.ties.stream()
                .filter(t -> !t.many)
                .flatMap(t -> t.to.first(wanted).stream().map(a -> new Found(t.name + "." + a.name, a)))
                .findFirst();
    }

    /// A field and the path to it.
    record Found(String path, Attribute attribute) {}
}
