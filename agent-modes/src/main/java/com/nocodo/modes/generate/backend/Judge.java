package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Rule;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says which rule a sample breaks first, when its records are made one after the other.
record Judge(AppSpec spec, LocalDateTime now) {

    /// @param at how many records there are when the rule is broken
    record Verdict(int at, Rule rule) {}

    Optional<Verdict> first(Sample sample) {
        for (int count = 1; count <= sample.entries().size(); count++) {
            var part = sample.upTo(count);
            for (var rule : spec.rules()) {
                for (var entry : part.entries()) {
                    if (entry.entity().name().equals(rule.entity()) && !holds(rule, entry, part)) {
                        return Optional.of(new Verdict(count, rule));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the rule holds for every record, however they came about.
    boolean holds(Rule rule, Sample sample) {
        return sample.entries().stream()
                .filter(e -> e.entity().name().equals(rule.entity()))
                .allMatch(e -> holds(rule, e, sample));
    }

    /// Whether every rule holds for every record.
    boolean holds(Sample sample) {
        return spec.rules().stream().allMatch(rule -> holds(rule, sample));
    }

    private boolean holds(Rule rule, Sample.Entry entry, Sample sample) {
        if (rule.kind() == Rule.Kind.REQUIRE) {
            var condition = new RuleCode(spec, rule).condition();
            return new Evaluation(spec, sample, now).passes(condition, entry);
        }
        return sample.entries().stream()
                .filter(other -> other != entry && other.entity().name().equals(rule.entity()))
                .noneMatch(other -> overlap(rule, entry, other, sample));
    }

    /// Whether the rule says anything definite of the record.
    boolean speaks(Rule rule, Sample.Entry entry, Sample sample) {
        return rule.kind() == Rule.Kind.NO_OVERLAP
                || Boolean.TRUE.equals(
                        new Evaluation(spec, sample, now).of(new RuleCode(spec, rule).condition(), entry));
    }

    private boolean overlap(Rule rule, Sample.Entry a, Sample.Entry b, Sample sample) {
        for (var per : rule.per()) {
            var one = value(rule, per, a, sample);
            if (one == null || !one.equals(value(rule, per, b, sample))) {
                return false;
            }
        }
        if (rule.where() != null
                && !(Boolean.TRUE.equals(value(rule, rule.where(), a, sample))
                        && Boolean.TRUE.equals(value(rule, rule.where(), b, sample)))) {
            return false;
        }
        return before(value(rule, rule.start(), a, sample), value(rule, rule.end(), b, sample))
                && before(value(rule, rule.start(), b, sample), value(rule, rule.end(), a, sample));
    }

    private static boolean before(@Nullable Object a, @Nullable Object b) {
        return a != null && b != null && a.toString().compareTo(b.toString()) < 0;
    }

    private @Nullable Object value(Rule rule, @Nullable String text, Sample.Entry entry, Sample sample) {
        var typed = Binder.bind(spec, spec.get(rule.entity()), String.valueOf(text));
        return new Evaluation(spec, sample, now).of(typed, entry);
    }
}
