package com.nocodo.modes.change;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.Rule;
import com.nocodo.modes.spec.SpecCheck;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What differs between two specs, in the lines of `src/test/resources/changes/README.md`.
final class OperationLines {
    private final AppSpec before;
    private final AppSpec after;
    private final List<String> lines = new ArrayList<>();

    private OperationLines(AppSpec before, AppSpec after) {
        this.before = before;
        this.after = after;
    }

    static Set<String> of(AppSpec before, AppSpec after) {
        var result = new OperationLines(before, after);
        result.app();
        result.entities();
        result.roles();
        result.permissions();
        result.rules();
        result.reports();
        return new LinkedHashSet<>(result.lines);
    }

    private void line(String... parts) {
        lines.add(String.join(" ", parts));
    }

    private void app() {
        setting("name", before.app().name(), after.app().name());
        setting("language", before.app().language(), after.app().language());
        setting("currency", before.app().currency(), after.app().currency());
    }

    private void setting(String name, String old, String now) {
        if (!old.equals(now)) {
            line("set_app", name + "=" + now);
        }
    }

    /// Pairs by id what is there before and after, what is new, and what is gone.
    private static <T> void pairs(
            List<T> old,
            List<T> now,
            Function<T, String> id,
            BiConsumer<T, T> both,
            Consumer<T> added,
            Consumer<T> dropped) {
        for (var item : now) {
            var earlier =
                    old.stream().filter(o -> id.apply(o).equals(id.apply(item))).findFirst();
            earlier.ifPresentOrElse(o -> both.accept(o, item), () -> added.accept(item));
        }
        old.stream()
                .filter(o -> now.stream().noneMatch(n -> id.apply(n).equals(id.apply(o))))
                .forEach(dropped);
    }

    private void entities() {
        pairs(
                before.entities(),
                after.entities(),
                Entity::id,
                this::entity,
                e -> {
                    var words = new ArrayList<>(List.of("add_entity", e.name()));
                    e.fields().forEach(f -> words.add(f.name() + ":" + f.type().text()));
                    e.relations().forEach(r -> words.add(r.name() + ">" + r.to()));
                    line(words.toArray(String[]::new));
                },
                e -> line("drop_entity", e.name()));
    }

    private void entity(Entity old, Entity now) {
        if (!old.name().equals(now.name())) {
            line("rename_entity", old.name(), now.name());
        }
        pairs(
                old.fields(),
                now.fields(),
                Field::id,
                (o, n) -> field(old, o, n),
                f -> line(added(old, f)),
                f -> line("drop_field", old.name(), f.name()));
        pairs(
                old.relations(),
                now.relations(),
                Relation::id,
                (o, n) -> link(old, o, n),
                r -> line(
                        "add_link",
                        old.name(),
                        r.name(),
                        r.to(),
                        r.kind().name().toLowerCase(Locale.ROOT) + (r.required() ? " required" : "")),
                r -> {
                    boolean possible =
                            after.entities().stream().anyMatch(e -> e.name().equals(r.to()));
                    if (possible) {
                        line("drop_link", old.name(), r.name());
                    }
                });
    }

    private static String added(Entity entity, Field f) {
        var words = new ArrayList<>(
                List.of("add_field", entity.name(), f.name(), f.type().text()));
        if (f.required()) {
            words.add("required");
        }
        if (f.unique()) {
            words.add("unique");
        }
        if (f.defaultValue() != null
                && !(f.type() == FieldType.BOOLEAN && f.defaultValue().equals("false"))) {
            words.add("default=" + f.defaultValue());
        }
        bound(words, "min=", f.min());
        bound(words, "max=", f.max());
        if (!f.values().isEmpty()) {
            words.add("values=" + f.values().stream().map(v -> v.name()).collect(Collectors.joining("|")));
        }
        return String.join(" ", words);
    }

    private static void bound(List<String> words, String name, @Nullable BigDecimal value) {
        if (value != null) {
            words.add(name + value.toPlainString());
        }
    }

    private void field(Entity entity, Field old, Field now) {
        if (!old.name().equals(now.name())) {
            line("rename_field", entity.name(), old.name(), now.name());
        }
        var words = new ArrayList<String>();
        if (old.required() != now.required()) {
            words.add(now.required() ? "required" : "optional");
        }
        if (old.unique() != now.unique()) {
            words.add(now.unique() ? "unique" : "not_unique");
        }
        if (old.type() != now.type()) {
            words.add("type=" + now.type().text());
        }
        changed(words, "min", old.min(), now.min());
        changed(words, "max", old.max(), now.max());
        if (!Objects.equals(old.defaultValue(), now.defaultValue())) {
            words.add(now.defaultValue() == null ? "no_default" : "default=" + now.defaultValue());
        }
        pairs(
                old.values(),
                now.values(),
                v -> v.id(),
                (o, n) -> Optional.of(n)
                        .filter(v -> !v.name().equals(o.name()))
                        .ifPresent(v -> words.add("value:" + o.name() + ">" + v.name())),
                v -> words.add("+value=" + v.name()),
                v -> words.add("-value=" + v.name()));
        if (!words.isEmpty()) {
            line("change_field", entity.name(), old.name(), String.join(" ", words));
        }
    }

    private static void changed(List<String> words, String name, @Nullable BigDecimal old, @Nullable BigDecimal now) {
        if (!Objects.equals(old, now)) {
            words.add(now == null ? "no_" + name : name + "=" + now.toPlainString());
        }
    }

    private void link(Entity entity, Relation old, Relation now) {
        if (!old.name().equals(now.name())) {
            line("rename_link", entity.name(), old.name(), now.name());
        }
        if (old.required() != now.required()) {
            line("change_link", entity.name(), old.name(), now.required() ? "required" : "optional");
        }
        if (old.kind() != now.kind()) {
            line("change_link", entity.name(), old.name(), now.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    private void roles() {
        pairs(
                before.roles(),
                after.roles(),
                Role::id,
                (o, n) -> Optional.of(n)
                        .filter(r -> !r.name().equals(o.name()))
                        .ifPresent(r -> line("rename_role", o.name(), r.name())),
                r -> line("add_role", r.name()),
                r -> line("drop_role", r.name()));
    }

    private void permissions() {
        for (var role : after.roles()) {
            var was = before.roles().stream()
                    .filter(r -> r.id().equals(role.id()))
                    .findFirst();
            for (var entity : after.entities()) {
                before.entities().stream()
                        .filter(e -> e.id().equals(entity.id()))
                        .findFirst()
                        .ifPresent(e -> permission(was.orElse(role), e, role, entity));
            }
        }
    }

    private void permission(Role oldRole, Entity old, Role role, Entity entity) {
        var was = before.permission(oldRole.name(), old.name());
        var now = after.permission(role.name(), entity.name());
        var had = actions(was);
        var has = actions(now);
        moved("allow", role, entity, has, had);
        moved("forbid", role, entity, had, has);
        var rows = was.map(Permission::rowRule).orElse(Permission.Rows.ALL);
        var rowsNow = now.map(Permission::rowRule).orElse(Permission.Rows.ALL);
        if (rows != rowsNow && !has.isEmpty()) {
            line("rows", role.name(), entity.name(), rowsNow.name().toLowerCase(Locale.ROOT));
        }
        var fields = new TreeSet<String>();
        var names = names(old, entity);
        was.ifPresent(p -> p.fields().keySet().forEach(f -> fields.add(names.getOrDefault(f, f))));
        now.ifPresent(p -> fields.addAll(p.fields().keySet()));
        for (var field : fields) {
            var access = was.flatMap(p -> p.fields().entrySet().stream()
                            .filter(e ->
                                    names.getOrDefault(e.getKey(), e.getKey()).equals(field))
                            .map(Map.Entry::getValue)
                            .findFirst())
                    .orElse(null);
            var accessNow = now.map(p -> p.fields().get(field)).orElse(null);
            if (access != accessNow && now.isPresent()) {
                line(
                        accessNow == null ? "open" : accessNow == Permission.FieldAccess.HIDDEN ? "hide" : "read_only",
                        role.name(),
                        entity.name(),
                        field);
            }
        }
    }

    /// The new name of each field and link, by its old one.
    private static Map<String, String> names(Entity old, Entity now) {
        var result = new HashMap<String, String>();
        old.fields()
                .forEach(o -> now.fields().stream()
                        .filter(n -> n.id().equals(o.id()))
                        .forEach(n -> result.put(o.name(), n.name())));
        old.relations()
                .forEach(o -> now.relations().stream()
                        .filter(n -> n.id().equals(o.id()))
                        .forEach(n -> result.put(o.name(), n.name())));
        return result;
    }

    private static Set<Permission.Action> actions(Optional<Permission> permission) {
        return permission.map(Permission::can).orElse(EnumSet.noneOf(Permission.Action.class));
    }

    private void moved(
            String verb, Role role, Entity entity, Set<Permission.Action> more, Set<Permission.Action> less) {
        var names = EnumSet.allOf(Permission.Action.class).stream()
                .filter(a -> more.contains(a) && !less.contains(a))
                .map(a -> a.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        if (!names.isEmpty()) {
            line(verb, role.name(), entity.name(), names);
        }
    }

    private void rules() {
        pairs(before.rules(), after.rules(), Rule::id, (_, _) -> {}, r -> line("add_rule", r.entity(), kind(r)), r -> {
            if (stands(after.withRules(with(after.rules(), r)))) {
                line("drop_rule", r.name());
            }
        });
    }

    /// What cannot be without something that goes, goes with it: nobody asks for that.
    private static boolean stands(AppSpec spec) {
        return SpecCheck.problems(spec).isEmpty();
    }

    private static <T> List<T> with(List<T> list, T item) {
        var result = new ArrayList<>(list);
        result.add(item);
        return result;
    }

    private String kind(Rule rule) {
        if (rule.kind() == Rule.Kind.NO_OVERLAP) {
            return rule.per().isEmpty()
                    ? "no_overlap"
                    : "no_overlap_per:" + String.join(",", new TreeSet<>(rule.per()));
        }
        var expr = Objects.requireNonNull(rule.expr());
        var order = Pattern.compile("([a-z_]+) <=? ([a-z_]+)").matcher(expr);
        var turned = Pattern.compile("([a-z_]+) >=? ([a-z_]+)").matcher(expr);
        if (turned.matches()) {
            return "order:" + turned.group(2) + "<" + turned.group(1);
        }
        return order.matches()
                ? "order:" + order.group(1) + "<" + order.group(2)
                : "refuse:" + String.join(",", fields(rule.entity(), expr));
    }

    private void reports() {
        pairs(
                before.reports(),
                after.reports(),
                Report::id,
                (_, _) -> {},
                r -> {
                    var used = new TreeSet<String>();
                    Optional.ofNullable(r.where()).ifPresent(w -> used.addAll(fields(r.entity(), w)));
                    r.groupBy().forEach(p -> used.addAll(fields(r.entity(), p.expr())));
                    r.measures().forEach(p -> used.addAll(fields(r.entity(), p.expr())));
                    line("add_report", r.entity(), r.kind().name().toLowerCase(Locale.ROOT), String.join(",", used));
                },
                r -> {
                    if (stands(after.withReports(with(after.reports(), r)))) {
                        line("drop_report", r.name());
                    }
                });
    }

    /// The fields and links of the entity that an expression speaks of.
    private Set<String> fields(String entity, String expr) {
        var result = new TreeSet<String>();
        var of = after.get(entity);
        var names = new HashSet<String>();
        of.fields().forEach(f -> names.add(f.name()));
        of.relations().forEach(r -> names.add(r.name()));
        var words = Pattern.compile("(?<![.'\\w])(?:this\\.)?([a-z_]+)").matcher(expr);
        while (words.find()) {
            Optional.of(words.group(1)).filter(names::contains).ifPresent(result::add);
        }
        return result;
    }
}
