package com.nocodo.modes.intake;

import com.nocodo.modes.intake.decide.Draft;
import com.nocodo.modes.intake.rules.DraftRule;
import com.nocodo.modes.spec.App;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Rule;
import com.nocodo.modes.spec.SpecCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets into the spec only what its checks accept: a rule, computed field or report that does not fit is left out and
/// said so.
final class Checked {
    private final Draft draft;
    private final SpecWriter writer;
    private final List<Ignored> dropped = new ArrayList<>();

    Checked(Draft draft, SpecWriter writer) {
        this.draft = draft;
        this.writer = writer;
    }

    AppSpec with(App app, List<DraftRule> rules, List<Report> reports) {
        var spec = base(app, rules);
        var all = spec.rules();
        spec = spec.withRules(List.of());
        Set<String> names = new HashSet<>();
        for (var rule : all) {
            var wider = new ArrayList<>(spec.rules());
            wider.add(names.add(rule.name()) ? rule : renamed(rule, names));
            spec = accept(spec, spec.withRules(wider), rule.label(), rule.from());
        }
        for (var report : reports) {
            var wider = new ArrayList<>(spec.reports());
            wider.add(report);
            spec = accept(spec, spec.withReports(wider), report.label(), report.from());
        }
        return spec;
    }

    private static Rule renamed(Rule r, Set<String> names) {
        var name = Names.numbered(r.name(), names);
        return new Rule(
                r.id(),
                name,
                r.label(),
                r.entity(),
                r.kind(),
                r.expr(),
                r.start(),
                r.end(),
                r.per(),
                r.where(),
                r.message(),
                r.from());
    }

    private AppSpec base(App app, List<DraftRule> rules) {
        var spec = writer.write(app, rules);
        var problems = SpecCheck.problems(spec.withRules(List.of()));
        if (!problems.isEmpty()) {
            for (var thing : draft.things) {
                for (var attribute : List.copyOf(thing.attributes)) {
                    boolean wrong = attribute.expr != null
                            && problems.stream().anyMatch(p -> p.contains("`" + attribute.name + "`"));
                    if (wrong) {
                        drop(attribute.label, attribute.from, problems.getFirst());
                        attribute.expr = null;
                    }
                }
            }
            spec = writer.write(app, rules);
        }
        return spec;
    }

    private AppSpec accept(AppSpec before, AppSpec after, String text, @Nullable Origin from) {
        var problems = SpecCheck.problems(after);
        if (problems.isEmpty()) {
            return after;
        }
        drop(text, from, problems.getFirst());
        return before;
    }

    private void drop(String text, @Nullable Origin from, String why) {
        int at = from == null ? 0 : Objects.requireNonNullElse(from.at(), 0);
        int to = from == null ? 0 : Objects.requireNonNullElse(from.to(), 0);
        dropped.add(new Ignored(text, at, to, why));
    }

    List<Ignored> dropped() {
        return dropped;
    }
}
