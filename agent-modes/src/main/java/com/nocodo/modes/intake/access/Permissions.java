package com.nocodo.modes.intake.access;

import com.nocodo.modes.intake.catalogue.Archetype;
import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.decide.Draft;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.structure.Noun;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Permission.Action;
import com.nocodo.modes.spec.Permission.FieldAccess;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.SpecIds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns what was said about rights into roles and permissions over the decided things.
public final class Permissions {
    private static final Set<Action> ALL = EnumSet.allOf(Action.class);
    private static final Set<Action> WORK =
            EnumSet.of(Action.LIST, Action.READ, Action.CREATE, Action.UPDATE, Action.EXPORT);
    private static final String MONEY_WORDS =
            "price|prices|preis|preise|money|geld|cost|costs|kosten|rates|amounts|beträge|betrag|financials";
    private final Draft draft;
    private final Lookup lookup;
    private final Catalogue catalogue;
    private final Map<String, RoleDraft> roles = new LinkedHashMap<>();

    public Permissions(Lookup lookup, Catalogue catalogue) {
        this.draft = lookup.draft();
        this.lookup = lookup;
        this.catalogue = catalogue;
    }

    /// A role that the words name without saying what it may do.
    public void named(Noun noun) {
        role(noun);
    }

    public void add(List<Right> rights) {
        var onlyThey = new ArrayList<Right>();
        for (var right : rights) {
            for (var noun : right.who()) {
                var role = role(noun);
                if (role != null) {
                    take(role, right);
                }
            }
            if (right.onlyThey()) {
                onlyThey.add(right);
            }
        }
        rights.stream().filter(Right::others).forEach(this::others);
        onlyThey.forEach(this::shutOthersOut);
    }

    /// `Everybody else only reads`: the roles of which nothing was told, else one more.
    private void others(Right right) {
        var untold = roles.values().stream().filter(r -> !r.told && !r.full).toList();
        if (!untold.isEmpty()) {
            untold.forEach(r -> take(r, right));
            return;
        }
        var clause = right.clause();
        var label = lookup.german() ? "Mitarbeiter" : "Staff";
        var from = Origin.words(clause.toString(), clause.start(), clause.end());
        take(
                roles.computeIfAbsent(
                        "others", k -> new RoleDraft(k, Names.identifier(label), label, null, false, from)),
                right);
    }

    private @Nullable RoleDraft role(Noun noun) {
        var thing = draft.find(noun).orElse(null);
        boolean whole = thing != null
                && (thing.aliases.contains(noun.key()) || noun.key().endsWith(thing.key));
        var entity = whole ? thing : null;
        var key = entity == null ? noun.key() : entity.key;
        var wanted = entity == null ? Names.identifier(noun.label()) : entity.name;
        if (entity == null && wanted.equals(Role.OWNER)) {
            return null;
        }
        var name = wanted.equals(Role.OWNER) ? "owner_account" : wanted;
        boolean full = catalogue.find(noun.key()).filter(c -> c.full()).isPresent();
        var label = entity == null ? Names.capital(noun.label()) : entity.label;
        return roles.computeIfAbsent(
                key,
                k -> new RoleDraft(k, name, label, entity, full, Origin.words(noun.label(), noun.start(), noun.end())));
    }

    private void take(RoleDraft role, Right right) {
        role.onlyThat |= right.onlyThis();
        role.login |= right.login();
        if (right.not()) {
            deny(role, right);
        } else if (right.everything() && right.objects().isEmpty()) {
            var actions = right.manages() || right.actions().isEmpty() ? ALL : right.actions();
            draft.things.forEach(t -> role.grant(t, actions));
            role.told = true;
        } else {
            grant(role, right);
        }
    }

    private void grant(RoleDraft role, Right right) {
        var actions = right.manages() && right.actions().isEmpty() ? ALL : right.actions();
        for (var object : objects(right)) {
            var thing = object.thing();
            if (thing != null && thing != role.entity
                    || thing != null && right.objects().size() == 1) {
                role.grant(thing, actions);
                role.told = true;
                if (right.own()) {
                    role.own.add(thing);
                }
            }
            if (object.fields().isEmpty() || thing != null) {
                continue;
            }
            for (var owned : object.fields().stream().limit(1).toList()) {
                role.grant(owned.thing(), actions);
                role.told = true;
                if (role.onlyThat && right.actions().contains(Action.UPDATE)) {
                    onlyField(role, owned);
                }
            }
        }
    }

    /// May change this field and no other.
    private static void onlyField(RoleDraft role, Owned owned) {
        for (var attribute : owned.thing().attributes) {
            if (attribute != owned.attribute() && attribute.expr == null) {
                role.field(owned.thing(), attribute.name, FieldAccess.READ_ONLY);
            }
        }
        owned.thing().ties.forEach(t -> role.field(owned.thing(), t.name, FieldAccess.READ_ONLY));
    }

    private void deny(RoleDraft role, Right right) {
        role.limited = true;
        boolean all = right.everything() && right.objects().isEmpty();
        if (all) {
            draft.things.forEach(t -> role.deny(t, right.actions()));
            return;
        }
        boolean sees = right.actions().contains(Action.READ) || right.actions().isEmpty();
        for (var object : objects(right)) {
            var thing = object.thing();
            if (!object.fields().isEmpty() && thing == null) {
                object.fields()
                        .forEach(o -> role.field(
                                o.thing(), o.attribute().name, sees ? FieldAccess.HIDDEN : FieldAccess.READ_ONLY));
            } else if (thing != null && thing != role.entity) {
                role.deny(thing, sees ? ALL : right.actions());
            }
        }
    }

    private void shutOthersOut(Right right) {
        var keep = right.who().stream().map(this::role).toList();
        for (var role : roles.values()) {
            if (keep.contains(role)) {
                continue;
            }
            if (right.everything() && right.objects().isEmpty()) {
                draft.things.forEach(t -> role.deny(t, right.actions()));
            }
            for (var object : objects(right)) {
                var thing = object.thing();
                if (thing == null) {
                    object.fields().stream()
                            .limit(1)
                            .forEach(o -> role.field(
                                    o.thing(),
                                    o.attribute().name,
                                    right.actions().contains(Action.READ)
                                            ? FieldAccess.HIDDEN
                                            : FieldAccess.READ_ONLY));
                } else {
                    role.deny(thing, right.actions());
                }
            }
        }
    }

    /// A thing, or fields, that a right is about.
    private record Target(@Nullable Thing thing, List<Owned> fields) {}

    private List<Target> objects(Right right) {
        var result = new ArrayList<Target>();
        Thing before = null;
        for (int i = 0; i < right.objects().size(); i++) {
            var noun = right.objects().get(i);
            var tokens = right.clause().tokens().stream()
                    .filter(t -> t.start() >= noun.start() && t.end() <= noun.end())
                    .toList();
            var fields = fields(
                    tokens,
                    noun,
                    right.not(),
                    right.actions().isEmpty() || right.actions().contains(Action.READ));
            var thing = draft.find(noun)
                    .filter(t -> t.aliases.contains(noun.key()) || fields.isEmpty())
                    .orElse(null);
            var next = i + 1 < right.objects().size()
                    ? draft.find(right.objects().get(i + 1)).orElse(null)
                    : null;
            if (thing == null && !fields.isEmpty()) {
                var owner = belongs(fields, next)
                        ? next
                        : belongs(fields, before) && after(right, noun, "'s") ? before : null;
                var meant = owner == null
                        ? fields
                        : fields.stream().filter(o -> o.thing() == owner).toList();
                if (owner == before && owner != null) {
                    result.removeLast();
                }
                result.add(new Target(null, meant));
                i += owner != null && owner == next ? 1 : 0;
            } else if (thing != null) {
                result.add(new Target(thing, List.of()));
            }
            before = thing;
        }
        return result;
    }

    private static boolean after(Right right, Noun noun, String sign) {
        return right.clause().tokens().stream()
                .anyMatch(t -> t.text().equals(sign) && t.end() <= noun.start() + 1 && noun.start() - t.end() <= 1);
    }

    private static boolean belongs(List<Owned> fields, @Nullable Thing thing) {
        return thing != null && fields.stream().anyMatch(o -> o.thing() == thing);
    }

    private List<Owned> fields(List<com.nocodo.modes.intake.text.Token> tokens, Noun noun, boolean not, boolean sees) {
        if (tokens.isEmpty()) {
            return List.of();
        }
        if (not && noun.key().matches(MONEY_WORDS) && !sees) {
            return lookup.attributes(tokens).stream()
                    .filter(o -> o.attribute().expr == null)
                    .toList();
        }
        if (not && noun.key().matches(MONEY_WORDS)) {
            var all = new ArrayList<Owned>();
            draft.things.forEach(t -> t.attributes.stream()
                    .filter(a -> a.valueType() == FieldType.MONEY)
                    .forEach(a -> all.add(new Owned(t, a))));
            return all;
        }
        return lookup.attributes(tokens);
    }

    /// All roles, each with what it may do with each thing.
    public List<Role> roles(SpecIds ids) {
        return roles.values().stream()
                .map(r -> new Role(
                        ids.next('r'), r.name, r.label, r.entity == null ? null : r.entity.name, false, r.from))
                .toList();
    }

    public List<Permission> permissions() {
        var result = new ArrayList<Permission>();
        for (var role : roles.values()) {
            complete(role);
            for (var thing : draft.things) {
                var can = EnumSet.noneOf(Action.class);
                can.addAll(role.granted.getOrDefault(thing, Set.of()));
                can.removeAll(role.denied.getOrDefault(thing, Set.of()));
                if (!can.isEmpty()) {
                    var fields = role.fields.getOrDefault(thing, Map.of());
                    result.add(new Permission(role.name, thing.name, can, rows(role, thing), null, fields, role.from));
                }
            }
        }
        return result;
    }

    private static Permission.@Nullable Rows rows(RoleDraft role, Thing thing) {
        return role.own.contains(thing) ? Permission.Rows.OWN : null;
    }

    /// Roles whose rights were not told, or only limited, for the questions.
    public List<String> untold() {
        return roles.values().stream()
                .filter(r -> !r.told && !r.full)
                .map(r -> r.name)
                .toList();
    }

    private void complete(RoleDraft role) {
        if (role.limited && !role.told && !role.full) {
            limited(role);
        } else if (!role.told || role.full) {
            usual(role);
        }
        lines(role);
        for (int depth = 0; depth < 2; depth++) {
            for (var thing : List.copyOf(role.granted.keySet())) {
                for (var tie : thing.ties) {
                    role.granted.computeIfAbsent(tie.to, _ -> EnumSet.of(Action.LIST, Action.READ));
                }
            }
        }
    }

    /// What people of a role usually need when nothing is said: all of it, their own, or the daily work.
    private void usual(RoleDraft role) {
        var entity = role.entity;
        boolean outsider = role.login
                && entity != null
                && draft.holders(entity).stream().anyMatch(h -> h.tieTo(entity).isPresent());
        if (outsider && entity != null) {
            draft.holders(entity).forEach(h -> {
                role.grant(h, EnumSet.of(Action.LIST, Action.READ));
                role.own.add(h);
            });
        } else {
            draft.things.forEach(t -> role.grant(t, role.full ? ALL : WORK));
        }
    }

    /// Of a role only a limit was told: it reads, and works with what it may only not delete.
    private void limited(RoleDraft role) {
        for (var thing : draft.things) {
            var denied = role.denied.getOrDefault(thing, Set.of());
            role.grant(thing, denied.equals(EnumSet.of(Action.DELETE)) ? WORK : EnumSet.of(Action.LIST, Action.READ));
        }
    }

    /// Who writes documents writes their lines.
    private void lines(RoleDraft role) {
        for (var thing : List.copyOf(role.granted.keySet())) {
            for (var line : draft.holders(thing)) {
                boolean lineOf = line.archetype() == Archetype.LINE
                        && line.tieTo(thing).isPresent()
                        && !role.denied.containsKey(line);
                if (lineOf && !role.granted.containsKey(line)) {
                    role.grant(line, role.granted.getOrDefault(thing, Set.of()));
                }
            }
        }
    }
}
