package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Workflow;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Makes sample rows one after the other, and keeps those that break no rule: neither of the row itself nor of those
/// that are there already.
final class SampleMaker {
    private static final int EACH = 12;
    private static final int TRIES = 4 * SampleValues.WAYS;
    /// From here on a row goes without what rules compare and nothing requires.
    private static final int BARE = 2 * SampleValues.WAYS;

    private final AppSpec spec;
    private final Judge judge;
    private final Values ruled;
    private final SampleValues values;
    private final Sample sample;
    private final Map<String, List<Sample.Entry>> rows = new HashMap<>();
    private final List<Made> made = new ArrayList<>();
    private int leftOut;

    /// @param moves bodies that take it from state to state
    record Made(Sample.Entry entry, List<Map<String, Object>> moves) {}

    SampleMaker(AppSpec spec, LocalDateTime now) {
        this.spec = spec;
        this.judge = new Judge(spec, now);
        this.ruled = new Values(spec);
        this.values = new SampleValues(ruled, new SampleWords(spec), now.toLocalDate());
        this.sample = new Sample(spec, ruled);
    }

    void make() {
        Set<Entity> order = new LinkedHashSet<>();
        spec.entities().forEach(entity -> place(entity, order, new LinkedHashSet<>()));
        for (var entity : order) {
            for (int n = 1; n <= EACH; n++) {
                add(entity, n);
            }
        }
    }

    List<Made> made() {
        return made;
    }

    int leftOut() {
        return leftOut;
    }

    Sample sample() {
        return sample;
    }

    /// Behind those that it links to; of a circle, where it must not be broken.
    private void place(Entity entity, Set<Entity> order, Set<Entity> under) {
        if (!under.add(entity)) {
            return;
        }
        for (var required : List.of(true, false)) {
            entity.relations().stream()
                    .filter(r -> r.required() == required && !r.to().equals(Relation.USER))
                    .forEach(r -> place(spec.get(r.to()), order, under));
        }
        order.add(entity);
    }

    private List<Sample.Entry> of(String entity) {
        return rows.computeIfAbsent(entity, name -> new ArrayList<>());
    }

    private void add(Entity entity, int n) {
        for (int again = 0; possible(entity, n) && again < TRIES; again++) {
            var entry = sample.add(entity, links(entity, n, again));
            fill(entry, n, again);
            if (unlike(entry) && judge.holds(sample)) {
                of(entity.name()).add(entry);
                made.add(new Made(entry, moves(entry, n)));
                return;
            }
            sample.takeBack(entry);
        }
        leftOut++;
    }

    /// Whether there is everything that such a row must have.
    private boolean possible(Entity entity, int n) {
        return entity.relations().stream()
                        .filter(r -> r.required() && !r.to().equals(Relation.USER))
                        .noneMatch(r -> of(r.to()).isEmpty())
                && entity.fields().stream()
                        .filter(entity::neededToCreate)
                        .allMatch(f -> settable(entity, f) && values.value(entity, f, n, 0) != null);
    }

    private static boolean settable(Entity entity, Field field) {
        return Values.sendable(entity, field)
                || field.pattern() != null && !field.readOnly() && !field.computed() && !entity.isState(field);
    }

    private Map<String, Sample.Entry> links(Entity entity, int n, int again) {
        Map<String, Sample.Entry> links = new LinkedHashMap<>();
        for (int at = 0; at < entity.relations().size(); at++) {
            var relation = entity.relations().get(at);
            var there = of(relation.to());
            var self = relation.to().equals(entity.name());
            var wanted = relation.required() || (again < BARE && (self ? n % 3 == 0 : (n + at) % 5 != 0));
            if (!there.isEmpty() && wanted) {
                links.put(relation.name(), there.get((n - 1 + 5 * at + again) % there.size()));
            }
        }
        return links;
    }

    private void fill(Sample.Entry entry, int n, int again) {
        var entity = entry.entity();
        entry.sent().clear();
        for (int at = 0; at < entity.fields().size(); at++) {
            var field = entity.fields().get(at);
            var shown = field.required() || entity.display().contains(field.name());
            var wanted = ruled.ruled(entity, field) ? again < BARE : (n + at) % 6 != 0;
            var value = settable(entity, field) && (shown || wanted) ? values.value(entity, field, n, again) : null;
            if (value != null) {
                entry.sent().put(field.name(), value);
            }
        }
    }

    /// Whether it differs from the others in what must be unique.
    private boolean unlike(Sample.Entry entry) {
        var groups = new ArrayList<>(entry.entity().unique());
        entry.entity().fields().stream().filter(Field::unique).forEach(f -> groups.add(List.of(f.name())));
        return groups.stream().allMatch(group -> {
            var mine = key(entry, group);
            return mine.isEmpty()
                    || of(entry.entity().name()).stream()
                            .noneMatch(other -> key(other, group).equals(mine));
        });
    }

    private static Optional<List<Object>> key(Sample.Entry entry, List<String> group) {
        List<Object> key = new ArrayList<>();
        for (var name : group) {
            var part = entry.entity().field(name).isPresent()
                    ? entry.value(name)
                    : entry.links().get(name);
            if (part == null) {
                return Optional.empty(); // what is missing is like nothing
            }
            key.add(part);
        }
        return Optional.of(key);
    }

    /// Takes it along its workflow, to another state than its neighbours, as far as the rules let it.
    private List<Map<String, Object>> moves(Sample.Entry entry, int n) {
        var workflow = entry.entity().workflow();
        if (workflow == null) {
            return List.of();
        }
        var states = entry.entity().field(workflow.field()).orElseThrow().values();
        List<Map<String, Object>> moves = new ArrayList<>();
        for (var state : way(workflow, states.get((n - 1) % states.size()).name())) {
            var before = entry.later().put(workflow.field(), state);
            if (!judge.holds(sample)) {
                if (before == null) {
                    entry.later().remove(workflow.field());
                } else {
                    entry.later().put(workflow.field(), before);
                }
                return moves;
            }
            moves.add(Map.of(workflow.field(), state));
        }
        return moves;
    }

    /// The states on the shortest way from the first one.
    private static List<String> way(Workflow workflow, String to) {
        Map<String, String> from = new HashMap<>(Map.of(workflow.initial(), ""));
        var next = new ArrayDeque<>(List.of(workflow.initial()));
        while (!next.isEmpty() && !from.containsKey(to)) {
            var state = next.removeFirst();
            for (var move : workflow.moves()) {
                if (move.from().equals(state) && from.putIfAbsent(move.to(), state) == null) {
                    next.add(move.to());
                }
            }
        }
        List<String> way = new ArrayList<>();
        for (var state = from.containsKey(to) ? to : workflow.initial();
                !state.equals(workflow.initial());
                state = Objects.requireNonNull(from.get(state))) {
            way.addFirst(state);
        }
        return way;
    }
}
