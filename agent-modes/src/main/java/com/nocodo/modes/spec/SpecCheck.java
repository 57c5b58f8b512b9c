package com.nocodo.modes.spec;

import com.nocodo.modes.expr.SpecExpressions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Says everything that is wrong with a spec, each in one precise sentence.
public final class SpecCheck {
    private final AppSpec spec;
    private final List<String> problems = new ArrayList<>();

    private SpecCheck(AppSpec spec) {
        this.spec = spec;
    }

    /// What is wrong; empty for a spec that can be built.
    public static List<String> problems(AppSpec spec) {
        var check = new SpecCheck(spec);
        check.all();
        if (check.problems.isEmpty()) {
            check.problems.addAll(SpecExpressions.problems(spec));
        }
        return List.copyOf(check.problems);
    }

    /// @throws SpecException when anything is wrong
    public static void require(AppSpec spec) {
        var problems = problems(spec);
        if (!problems.isEmpty()) {
            throw new SpecException(problems);
        }
    }

    private void all() {
        if (spec.nocodo() != AppSpec.VERSION) {
            problem("'nocodo: %d' is not a version this program reads (it reads %d)", spec.nocodo(), AppSpec.VERSION);
        }
        if (spec.app() == null) {
            problem("'app' is missing: it gives name, slug, language and currency");
            return;
        }
        app(spec.app());
        identified();
        unique("entity", spec.entities().stream().map(Entity::name));
        unique("plural", spec.entities().stream().map(Entity::plural));
        unique("role", spec.roles().stream().map(Role::name));
        unique("rule", spec.rules().stream().map(Rule::name));
        unique("report", spec.reports().stream().map(Report::name));
        spec.entities().forEach(e -> new EntityCheck(spec, e, problems).all());
        spec.incomingTargets().forEach(this::reverseNames);
        spec.roles().forEach(this::role);
        new PermissionCheck(spec, problems).all();
        spec.rules().forEach(this::rule);
        new ReportCheck(spec, problems).all();
    }

    private void identified() {
        spec.identified()
                .filter(one -> one.id() == null)
                .forEach(one -> problem("`%s` has no 'id': a letter and a number that nothing else has", one.name()));
        unique("id", spec.ids().filter(Objects::nonNull));
    }

    private void app(App app) {
        if (app.slug() == null || !app.slug().matches("[a-z][a-z0-9-]{0,39}")) {
            problem("app: slug '%s' is not small letters, digits and hyphens, beginning with a letter", app.slug());
        }
        if (!Set.of("en", "de").contains(String.valueOf(app.language()))) {
            problem("app: language '%s' is not one of en, de", app.language());
        }
        if (app.currency() == null || !app.currency().matches("[A-Z]{3}")) {
            problem("app: currency '%s' is not a three-letter code such as EUR", app.currency());
        }
        var theme = app.theme();
        if (theme != null && theme.primary() != null && !theme.primary().matches("#[0-9a-fA-F]{6}")) {
            problem("app: theme colour '%s' is not of the form #rrggbb", theme.primary());
        }
    }

    private void reverseNames(Entity target) {
        var taken = new HashSet<>(target.fields().stream().map(Field::name).toList());
        target.relations().forEach(r -> taken.add(r.name()));
        for (var link : spec.incoming(target.name())) {
            if (!taken.add(link.relation().reverse())) {
                problem(
                        "link `%s` of `%s`: the reverse name `%s` is already taken in `%s`",
                        link.relation().name(),
                        link.holder().name(),
                        link.relation().reverse(),
                        target.name());
            }
        }
    }

    private void role(Role role) {
        if (!NameCheck.ok(role.name()) || Role.OWNER.equals(role.name())) {
            problem("role `%s`: not a usable name", role.name());
        }
        if (role.entity() != null && spec.entity(role.entity()).isEmpty()) {
            problem("role `%s`: there is no entity `%s`", role.name(), role.entity());
        }
    }

    private void rule(Rule rule) {
        var entity = spec.entity(rule.entity());
        if (entity.isEmpty()) {
            problem("rule `%s`: there is no entity `%s`", rule.name(), rule.entity());
            return;
        }
        switch (rule.kind()) {
            case REQUIRE -> {
                if (rule.expr() == null) {
                    problem("rule `%s`: 'expr' is missing", rule.name());
                }
            }
            case NO_OVERLAP -> {
                if (rule.start() == null || rule.end() == null) {
                    problem("rule `%s`: 'start' and 'end' say which periods must not overlap", rule.name());
                }
                for (var part : rule.per()) {
                    if (entity.get().field(part).isEmpty()
                            && entity.get()
                                    .relation(part)
                                    .filter(r -> !r.many())
                                    .isEmpty()) {
                        problem("rule `%s`: `%s` has no field or single link `%s`", rule.name(), rule.entity(), part);
                    }
                }
            }
        }
    }

    private void unique(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name)).forEach(name -> problem("%s `%s` is given twice", what, name));
    }

    private void problem(String message, Object... args) {
        problems.add(message.formatted(args));
    }

    /// Names of things that can be looked up, for messages.
    static <T> String names(List<T> things, Function<T, String> name) {
        return String.join(", ", things.stream().map(name).toList());
    }
}
