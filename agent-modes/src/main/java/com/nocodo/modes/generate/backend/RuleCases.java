package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.Typed;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds records that a rule allows, and records of which it refuses the last: by trying values until the rule says so.
record RuleCases(AppSpec spec, Values values, LocalDateTime now) {
    private static final int MOST_TRIES = 6000;
    /// Of what most rules do not have: a delete that breaks them.
    private static final int FEW_TRIES = 500;

    /// Records that all rules allow, and about which this one has something to say.
    Optional<Sample> allowed(Rule rule) {
        return found(
                rule,
                sample -> judge().first(sample).isEmpty()
                        && sample.entries().stream()
                                .anyMatch(e ->
                                        e.entity().name().equals(rule.entity()) && judge().speaks(rule, e, sample)));
    }

    /// Records of which only the last breaks a rule, and this one.
    Optional<Sample> refused(Rule rule) {
        return found(
                rule,
                sample -> judge().first(sample)
                        .filter(v ->
                                v.rule() == rule && v.at() == sample.entries().size())
                        .isPresent());
    }

    /// Records that all rules allow, and one of them whose delete takes along what keeps this rule.
    record Undone(Sample sample, Sample.Entry gone) {}

    Optional<Undone> undone(Rule rule) {
        var base = base(rule);
        for (var child : base.entries()) {
            var link = cascade(child);
            if (link.isPresent() && !child.entity().name().equals(rule.entity())) {
                var gone = base.add(spec.get(link.get().to()));
                base.again(child);
                child.links().put(link.get().name(), gone);
                return changed(base, sample -> undone(rule, sample, gone), new int[] {MOST_TRIES - FEW_TRIES}, 2)
                        .map(sample -> new Undone(sample, sample.same(gone)));
            }
        }
        return Optional.empty();
    }

    private boolean undone(Rule rule, Sample sample, Sample.Entry gone) {
        return judge().first(sample).isEmpty() && !judge().holds(rule, sample.without(sample.same(gone)));
    }

    /// A further record that this one could go with.
    private Optional<Relation> cascade(Sample.Entry child) {
        return child.entity().relations().stream()
                .filter(l -> !l.many()
                        && !l.to().equals(Relation.USER)
                        && !child.links().containsKey(l.name()))
                .filter(l -> l.whenDeleted() == Relation.OnDelete.CASCADE)
                .findFirst();
    }

    private Judge judge() {
        return new Judge(spec, now);
    }

    private Optional<Sample> found(Rule rule, Predicate<Sample> wanted) {
        var base = base(rule);
        var twice = base.copy();
        var root = twice.entries().stream()
                .filter(e -> e.entity().name().equals(rule.entity()))
                .toList()
                .getLast();
        apart(twice, twice.again(root), rule);
        var tries = new int[1];
        for (var start : List.of(base, twice)) {
            if (wanted.test(start)) {
                return Optional.of(start);
            }
        }
        for (var start : List.of(base, twice)) {
            var found = changed(start, wanted, tries, 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return changed(twice, wanted, tries, 2).or(() -> changed(base, wanted, tries, 2));
    }

    private Sample base(Rule rule) {
        var sample = new Sample(spec, values);
        var entity = spec.get(rule.entity());
        var root = sample.add(entity);
        var stage = new Stage(spec, sample);
        expressions(rule).forEach(typed -> stage.set(typed, root));
        sample.last(root);
        return sample;
    }

    private List<Typed> expressions(Rule rule) {
        var entity = spec.get(rule.entity());
        if (rule.kind() == Rule.Kind.REQUIRE) {
            return List.of(new RuleCode(spec, rule).condition());
        }
        var texts = new ArrayList<String>(rule.per());
        Stream.of(rule.start(), rule.end(), rule.where())
                .forEach(t -> Optional.ofNullable(t).ifPresent(texts::add));
        return texts.stream()
                .filter(t -> entity.relation(t).filter(Relation::many).isEmpty())
                .map(t -> Binder.bind(spec, entity, t))
                .toList();
    }

    /// A second record must differ in what is unique together: in a link that the rule does not look at, if there is
    /// one.
    private void apart(Sample sample, Sample.Entry entry, Rule rule) {
        var shape = new Shape(spec, entry.entity());
        for (var group : entry.entity().unique()) {
            shape.links().stream()
                    .filter(l -> group.contains(l.name()) && !rule.per().contains(l.name()) && l.required())
                    .findFirst()
                    .ifPresent(l -> entry.links().put(l.name(), sample.add(spec.get(l.to()))));
        }
    }

    private Optional<Sample> changed(Sample start, Predicate<Sample> wanted, int[] tries, int depth) {
        var count = start.entries().size();
        for (int i = 0; i < count; i++) {
            for (var name : List.copyOf(start.entries().get(i).sent().keySet())) {
                var entity = start.entries().get(i).entity();
                var field = entity.field(name).orElseThrow();
                if (!values.ruled(entity, field) && !field.type().temporal()) {
                    continue;
                }
                for (var value : candidates(field)) {
                    if (tries[0]++ > MOST_TRIES) {
                        return Optional.empty();
                    }
                    var next = start.copy();
                    next.entries().get(i).sent().put(name, value);
                    if (wanted.test(next)) {
                        return Optional.of(next);
                    }
                    if (depth > 1) {
                        var found = changed(next, wanted, tries, depth - 1);
                        if (found.isPresent()) {
                            return found;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Object> candidates(Field field) {
        return switch (field.type()) {
            case INTEGER, MONEY, DURATION, DECIMAL, PERCENT ->
                Stream.of("1", "0", "2", "10", "100", "1000", "100000", "10000000", "-1")
                        .map(BigDecimal::new)
                        .filter(n -> field.min() == null || n.compareTo(field.min()) >= 0)
                        .filter(n -> field.max() == null || n.compareTo(field.max()) <= 0)
                        .map(n -> (Object) n)
                        .toList();
            case BOOLEAN -> List.of(true, false);
            // Far away first: the dates of samples go on from 2031, as many days as there are records.
            case DATE -> List.of(LocalDate.of(2099, 3, 1), LocalDate.of(1991, 3, 1), LocalDate.of(2031, 3, 1));
            case DATETIME ->
                List.of(
                        LocalDateTime.of(2099, 3, 1, 9, 0),
                        LocalDateTime.of(1991, 3, 1, 9, 0),
                        LocalDateTime.of(2031, 3, 1, 9, 0),
                        LocalDateTime.of(2031, 3, 1, 18, 0));
            case TIME -> List.of(LocalTime.of(6, 0), LocalTime.of(22, 0), LocalTime.of(12, 0));
            case ENUM -> field.values().stream().map(v -> (Object) v.name()).toList();
            default -> List.of();
        };
    }
}
