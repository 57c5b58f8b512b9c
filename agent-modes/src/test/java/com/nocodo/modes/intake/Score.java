package com.nocodo.modes.intake;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds a produced spec against a gold one, fact by fact.
final class Score {
    private final Gold gold;
    private final AppSpec spec;
    private final Map<Part, Tally> tallies = new EnumMap<>(Part.class);
    private final Map<String, Entity> found = new LinkedHashMap<>();
    private final List<String> misses = new ArrayList<>();

    enum Part {
        ENTITY,
        FIELD,
        TYPE,
        RELATION,
        ENUM,
        ROLE,
        RULE,
        REPORT
    }

    /// Right, missing and surplus facts.
    static final class Tally {
        int right;
        int missing;
        int surplus;

        double f1() {
            return right == 0 ? 0 : 2.0 * right / (2.0 * right + missing + surplus);
        }

        boolean asked() {
            return right + missing > 0;
        }
    }

    Score(Gold gold, AppSpec spec) {
        this.gold = gold;
        this.spec = spec;
        for (var part : Part.values()) {
            tallies.put(part, new Tally());
        }
        entities();
        fields();
        relations();
        enums();
        roles();
        rules();
        reports();
    }

    Optional<Double> f1(Part part) {
        var tally = Objects.requireNonNull(tallies.get(part));
        return tally.asked() ? Optional.of(tally.f1()) : Optional.empty();
    }

    List<String> misses() {
        return misses;
    }

    private void right(Part part) {
        Objects.requireNonNull(tallies.get(part)).right++;
    }

    private void missing(Part part, String what) {
        Objects.requireNonNull(tallies.get(part)).missing++;
        misses.add("missing " + part.name().toLowerCase(Locale.ROOT) + " " + what);
    }

    private void surplus(Part part, String what) {
        Objects.requireNonNull(tallies.get(part)).surplus++;
        misses.add("surplus " + part.name().toLowerCase(Locale.ROOT) + " " + what);
    }

    private static boolean assumed(@Nullable Origin from) {
        return from != null && from.assumed();
    }

    private void entities() {
        gold.entities().forEach((name, wanted) -> {
            var hit = spec.entities().stream()
                    .filter(e -> wanted.names().contains(e.name()))
                    .findFirst()
                    .or(() -> spec.entities().stream()
                            .filter(e -> !found.containsValue(e))
                            .filter(e -> wanted.names().stream()
                                    .anyMatch(n -> e.name().endsWith("_" + n)
                                            || e.name().startsWith(n + "_")))
                            .findFirst());
            hit.ifPresentOrElse(
                    e -> {
                        found.put(name, e);
                        right(Part.ENTITY);
                    },
                    () -> missing(Part.ENTITY, name));
        });
        spec.entities().stream().filter(e -> !found.containsValue(e)).forEach(e -> surplus(Part.ENTITY, e.name()));
    }

    private void fields() {
        gold.entities().forEach((name, wanted) -> {
            var entity = found.get(name);
            Set<Field> used = new HashSet<>();
            wanted.fields().forEach((pattern, types) -> {
                var hit = entity == null ? Optional.<Field>empty() : field(entity, pattern);
                if (hit.isEmpty()) {
                    missing(Part.FIELD, name + "." + pattern);
                    return;
                }
                used.add(hit.get());
                right(Part.FIELD);
                boolean computed = types.equals("computed");
                boolean typed = computed
                        ? hit.get().computed()
                        : List.of(types.split("/"))
                                .contains(hit.get().valueType().text());
                if (typed) {
                    right(Part.TYPE);
                } else {
                    missing(
                            Part.TYPE,
                            "%s.%s is %s, not %s"
                                    .formatted(
                                            name,
                                            hit.get().name(),
                                            hit.get().type().text(),
                                            types));
                }
            });
            if (entity != null) {
                entity.fields().stream()
                        .filter(f -> !used.contains(f) && f.type() != FieldType.ENUM && !assumed(f.from()))
                        .forEach(f -> surplus(Part.FIELD, name + "." + f.name()));
            }
        });
    }

    private static Optional<Field> field(Entity entity, String pattern) {
        var whole = Pattern.compile("(" + pattern + ")(_at|_on)?");
        var part = Pattern.compile(pattern);
        return entity.fields().stream()
                .filter(f -> whole.matcher(f.name()).matches())
                .findFirst()
                .or(() -> entity.fields().stream()
                        .filter(f -> part.matcher(f.name()).find())
                        .findFirst())
                .or(() -> entity.fields().stream()
                        .filter(f -> part.matcher(com.nocodo.modes.spec.Names.identifier(f.label()))
                                .find())
                        .findFirst());
    }

    private boolean linked(String from, String to) {
        var a = found.get(from);
        var b = found.get(to);
        return a != null && b != null && a.relations().stream().anyMatch(r -> r.to().equals(b.name()));
    }

    private void relations() {
        Set<String> wanted = new HashSet<>();
        for (var pair : gold.relations()) {
            var from = pair.get(0);
            var to = pair.get(1);
            wanted.add(name(from) + " " + name(to));
            wanted.add(name(to) + " " + name(from));
            boolean many = found.containsKey(to)
                    && found.containsKey(from)
                    && Objects.requireNonNull(found.get(to)).relations().stream()
                            .anyMatch(r -> r.many() && r.to().equals(name(from)));
            if (linked(from, to) || many) {
                right(Part.RELATION);
            } else {
                missing(Part.RELATION, from + " -> " + to);
            }
        }
        for (var entity : found.values()) {
            entity.relations().stream()
                    .filter(r -> !assumed(r.from())
                            && found.values().stream().anyMatch(e -> e.name().equals(r.to())))
                    .filter(r -> !wanted.contains(entity.name() + " " + r.to()))
                    .forEach(r -> surplus(Part.RELATION, entity.name() + " -> " + r.to()));
        }
    }

    private String name(String entity) {
        var hit = found.get(entity);
        return hit == null ? entity : hit.name();
    }

    private static String norm(String value) {
        return com.nocodo.modes.spec.Names.singular(com.nocodo.modes.spec.Names.identifier(value));
    }

    private void enums() {
        Set<Field> used = new HashSet<>();
        gold.enums().forEach((key, values) -> {
            var entity = found.get(key.split("\\.")[0]);
            var wanted = values.stream().map(Score::norm).collect(Collectors.toSet());
            var hit = entity == null
                    ? Optional.<Field>empty()
                    : entity.fields().stream()
                            .filter(f -> f.values().stream()
                                    .map(v -> norm(v.name()))
                                    .collect(Collectors.toSet())
                                    .containsAll(wanted))
                            .findFirst();
            hit.ifPresentOrElse(
                    f -> {
                        used.add(f);
                        right(Part.ENUM);
                    },
                    () -> missing(Part.ENUM, key));
        });
        spec.entities().stream()
                .flatMap(e -> e.fields().stream())
                .filter(f -> f.type() == FieldType.ENUM && !used.contains(f) && !assumed(f.from()))
                .forEach(f -> surplus(Part.ENUM, f.name()));
    }

    private void roles() {
        Set<String> used = new HashSet<>();
        for (var role : gold.roles()) {
            var key = norm(role);
            var hit = spec.roles().stream()
                    .filter(r -> norm(r.name()).contains(key) || norm(r.label()).contains(key))
                    .findFirst();
            if (hit.isPresent() || key.equals("owner")) {
                hit.ifPresent(r -> used.add(r.name()));
                right(Part.ROLE);
            } else {
                missing(Part.ROLE, role);
            }
        }
        spec.roles().stream().filter(r -> !used.contains(r.name())).forEach(r -> surplus(Part.ROLE, r.name()));
    }

    private void rules() {
        var said = new ArrayList<>(produced());
        var wanted = new ArrayList<String>();
        gold.rules().forEach(r -> wanted.add(r.kind() + " " + name(r.on())));
        gold.unique().forEach(u -> wanted.add("unique " + name(u.split("\\.")[0])));
        gold.entities()
                .forEach((name, e) -> e.fields().values().stream()
                        .filter("computed"::equals)
                        .forEach(_ -> wanted.add("computed " + name(name))));
        for (var rule : wanted) {
            if (said.remove(rule)
                    || (rule.startsWith("order ") && said.remove(rule.replace("order ", "refuse ")))
                    || (rule.startsWith("requires ") && said.remove(rule.replace("requires ", "refuse ")))) {
                right(Part.RULE);
            } else {
                missing(Part.RULE, rule);
            }
        }
        said.stream().filter(s -> !s.startsWith("bound")).forEach(s -> surplus(Part.RULE, s));
    }

    private List<String> produced() {
        var result = new ArrayList<String>();
        spec.rules().forEach(r -> result.add(kind(r) + " " + r.entity()));
        for (var entity : spec.entities()) {
            if (entity.workflow() != null) {
                result.add("workflow " + entity.name());
            }
            entity.unique().forEach(_ -> result.add("unique " + entity.name()));
            for (var field : entity.fields()) {
                if (field.unique()) {
                    result.add("unique " + entity.name());
                }
                if (field.computed()) {
                    result.add("computed " + entity.name());
                }
                if (field.min() != null || field.max() != null) {
                    result.add("bound " + entity.name());
                }
            }
        }
        return result;
    }

    private static String kind(Rule rule) {
        if (rule.kind() == Rule.Kind.NO_OVERLAP) {
            return rule.per().isEmpty() ? "unique_when" : "overlap";
        }
        var expr = String.valueOf(rule.expr());
        if (expr.startsWith("exists(") || expr.contains("is not empty and")) {
            return "requires";
        }
        if (expr.startsWith("sum(") || expr.matches("count\\(.*\\) <= [a-z].*")) {
            return "capacity";
        }
        if (expr.startsWith("count(")) {
            return "limit";
        }
        return expr.matches("\\w*(end|ende|abreise|due|bis|until|return|after|to)\\w* [<>]=? [\\w.]+")
                ? "order"
                : "refuse";
    }

    private void reports() {
        var left = new ArrayList<>(spec.reports());
        for (var pattern : gold.reports()) {
            var regex = Pattern.compile(pattern);
            var hit = left.stream()
                    .filter(r -> regex.matcher((r.name() + " " + r.label()).toLowerCase(Locale.ROOT))
                            .find())
                    .findFirst();
            hit.ifPresentOrElse(
                    r -> {
                        left.remove(r);
                        right(Part.REPORT);
                    },
                    () -> missing(Part.REPORT, pattern));
        }
        left.stream()
                .filter(r -> r.kind() != com.nocodo.modes.spec.Report.Kind.EXPORT)
                .forEach(r -> surplus(Part.REPORT, r.name()));
    }
}
