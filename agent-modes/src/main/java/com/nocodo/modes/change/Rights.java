package com.nocodo.modes.change;

import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Permission.Action;
import com.nocodo.modes.spec.Permission.FieldAccess;
import com.nocodo.modes.spec.Role;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Rights given and taken.
final class Rights {
    private final Work work;

    Rights(Work work) {
        this.work = work;
    }

    void allow(Role role, Entity entity, Set<Action> actions) {
        var more = EnumSet.copyOf(actions);
        more.add(Action.LIST);
        more.add(Action.READ);
        change(role, entity, p -> with(p, union(p.can(), more), p.rows(), p.fields()));
    }

    void forbid(Role role, Entity entity, Set<Action> actions) {
        var gone = actions.contains(Action.READ) ? EnumSet.allOf(Action.class) : EnumSet.copyOf(actions);
        var had = work.spec()
                .permission(role.name(), entity.name())
                .map(Permission::can)
                .orElse(Set.of());
        if (had.stream().noneMatch(gone::contains)) {
            throw Doubt.refused(
                    work.say("%s may not do that with %s now.", "%s darf das mit %s schon jetzt nicht."),
                    role.label(),
                    entity.labelPlural());
        }
        change(role, entity, p -> {
            var rest = new LinkedHashSet<>(p.can());
            rest.removeAll(gone);
            return with(p, rest, p.rows(), p.fields());
        });
    }

    void rows(Role role, Entity entity, Permission.Rows rows) {
        if (work.spec().permission(role.name(), entity.name()).isEmpty()) {
            throw Doubt.refused(
                    work.say("%s may not see %s at all.", "%s darf %s gar nicht sehen."),
                    role.label(),
                    entity.labelPlural());
        }
        change(role, entity, p -> with(p, p.can(), rows == Permission.Rows.ALL ? null : rows, p.fields()));
    }

    /// A hidden field can be seen, and no more than that.
    void show(Role role, Ref.Member member) {
        var access = work.spec()
                .permission(role.name(), member.entity().name())
                .map(p -> p.fields().get(member.name()))
                .orElse(null);
        if (access != FieldAccess.HIDDEN) {
            throw Doubt.refused(work.say("It is so already.", "Das ist schon so."));
        }
        boolean writes = work.spec()
                .permission(role.name(), member.entity().name())
                .filter(p -> p.can().contains(Action.UPDATE) || p.can().contains(Action.CREATE))
                .isPresent();
        field(role, member, writes ? FieldAccess.READ_ONLY : null);
    }

    /// Null opens the field.
    void field(Role role, Ref.Member member, @Nullable FieldAccess access) {
        var entity = member.entity();
        if (work.spec().permission(role.name(), entity.name()).isEmpty()) {
            throw Doubt.refused(
                    work.say("%s may not see %s at all.", "%s darf %s gar nicht sehen."),
                    role.label(),
                    entity.labelPlural());
        }
        change(role, entity, p -> {
            Map<String, FieldAccess> fields = new LinkedHashMap<>(p.fields());
            if (access == null) {
                fields.remove(member.name());
            } else {
                fields.put(member.name(), access);
            }
            return with(p, p.can(), p.rows(), fields);
        });
    }

    /// Every role that has the field before it now has it no longer, or can no longer change it.
    void onlyOwner(List<? extends Ref.Member> members, FieldAccess access) {
        int changed = 0;
        for (var member : members) {
            for (var role : work.spec().roles()) {
                var permission =
                        work.spec().permission(role.name(), member.entity().name());
                boolean open = permission
                        .filter(p -> !p.fields().containsKey(member.name())
                                || access == FieldAccess.HIDDEN && p.fields().get(member.name()) != access)
                        .isPresent();
                if (open) {
                    field(role, member, access);
                    changed++;
                }
            }
        }
        if (changed == 0) {
            throw Doubt.refused(work.say("Nobody else has that now.", "Das hat schon jetzt niemand sonst."));
        }
    }

    /// Every role loses these actions.
    void onlyOwner(Entity entity, Set<Action> actions) {
        for (var role : work.spec().roles()) {
            var had = work.spec()
                    .permission(role.name(), entity.name())
                    .map(Permission::can)
                    .orElse(Set.of());
            if (had.stream().anyMatch(actions::contains)) {
                forbid(role, entity, actions);
            }
        }
    }

    private void change(Role role, Entity entity, UnaryOperator<Permission> change) {
        var spec = work.spec();
        var old = spec.permission(role.name(), entity.name());
        var changed = said(
                old.orElseGet(() -> new Permission(role.name(), entity.name(), Set.of(), null, null, Map.of(), null)),
                change);
        var rest = Removal.without(
                spec.permissions(),
                p -> p.role().equals(role.name()) && p.entity().equals(entity.name()));
        if (changed.can().isEmpty()) {
            work.become(spec.withPermissions(rest));
        } else if (old.isEmpty()) {
            work.become(spec.withPermissions(Additions.with(spec.permissions(), changed)));
        } else {
            work.become(spec.withPermissions(spec.permissions().stream()
                    .map(p -> p == old.get() ? changed : p)
                    .toList()));
        }
    }

    /// Other rights come from these words, so that no answer to a question takes them away again.
    private Permission said(Permission old, UnaryOperator<Permission> change) {
        var changed = change.apply(old);
        return changed.can().equals(old.can())
                ? changed
                : new Permission(
                        changed.role(),
                        changed.entity(),
                        changed.can(),
                        changed.rows(),
                        changed.via(),
                        changed.fields(),
                        work.origin());
    }

    private static Permission with(
            Permission p, Set<Action> can, Permission.@Nullable Rows rows, Map<String, FieldAccess> fields) {
        return new Permission(p.role(), p.entity(), can, rows, p.via(), fields, p.from());
    }

    static Permission without(Permission p, String field) {
        Map<String, FieldAccess> fields = new LinkedHashMap<>(p.fields());
        fields.remove(field);
        return with(p, p.can(), p.rows(), fields);
    }

    private static Set<Action> union(Set<Action> a, Set<Action> b) {
        var result = new LinkedHashSet<>(a);
        result.addAll(b);
        return result;
    }
}
