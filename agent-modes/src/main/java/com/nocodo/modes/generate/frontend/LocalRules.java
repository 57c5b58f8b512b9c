package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.References;
import com.nocodo.modes.expr.TsCompiler;
import com.nocodo.modes.expr.Typed;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of an entity that one record can break by itself, as functions of the form's values. All others are the
/// server's alone.
final class LocalRules {
    private static final int LONGEST = 94;

    private final List<Local> rules;

    LocalRules(AppSpec spec, Entity entity) {
        rules = spec.rulesOf(entity.name()).stream()
                .flatMap(rule -> local(spec, entity, rule).stream())
                .toList();
    }

    /// @param keys the properties it reads
    /// @param helpers functions of `lib/dates.ts` that it calls
    private record Local(Rule rule, Set<String> keys, String code, Set<String> helpers) {}

    boolean isEmpty() {
        return rules.isEmpty();
    }

    Set<String> helpers() {
        return rules.stream().flatMap(r -> r.helpers().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> code() {
        return rules.stream().map(LocalRules::code).toList();
    }

    private static String code(Local local) {
        return """
               {
                     name: %s,
                     fields: %s,
                     message: %s,
                     holds: (record) =>%s,
                   }""".formatted(
                        Ts.text(local.rule().name()),
                        Ts.list(Ts.texts(List.copyOf(local.keys())), 6, "fields: ".length()),
                        Ts.text(local.rule().refusal()),
                        local.code());
    }

    private static Optional<Local> local(AppSpec spec, Entity entity, Rule rule) {
        if (rule.kind() != Rule.Kind.REQUIRE) {
            return Optional.empty();
        }
        var typed = Binder.condition(spec, entity, String.valueOf(rule.expr()));
        var keys = keys(typed);
        var known = Stream.concat(
                        entity.fields().stream().map(com.nocodo.modes.spec.Field::name),
                        entity.relations().stream().map(com.nocodo.modes.spec.Relation::property))
                .collect(Collectors.toSet());
        if (keys.isEmpty() || !known.containsAll(keys)) {
            return Optional.empty();
        }
        return TsCompiler.compile(typed, "record").map(ts -> {
            var missing = ts.guards().stream().map(path -> path + " == null");
            var parts = Stream.concat(missing, Stream.of(ts.code())).toList();
            return new Local(rule, keys, anyOf(parts), ts.helpers());
        });
    }

    /// On one line where it fits.
    private static String anyOf(List<String> parts) {
        var line = " " + String.join(" || ", parts);
        return line.length() <= LONGEST ? line : "\n        " + String.join(" ||\n        ", parts);
    }

    private static Set<String> keys(Typed typed) {
        var keys = new LinkedHashSet<String>();
        References.visit(typed, part -> {
            if (part instanceof Typed.FieldRef ref) {
                keys.add(ref.column());
            } else if (part instanceof Typed.LinkRef ref) {
                keys.add(ref.link().property());
            }
        });
        return keys;
    }
}
