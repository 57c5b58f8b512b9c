package com.nocodo.modes.intake.access;

import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Permission.Action;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A role in the making: what it was granted and what it was denied.
final class RoleDraft {
    final String key;
    final String name;
    final String label;
    final @Nullable Thing entity;
    final boolean full;
    final Origin from;
    final Map<Thing, Set<Action>> granted = new LinkedHashMap<>();
    final Map<Thing, Set<Action>> denied = new LinkedHashMap<>();
    final Map<Thing, Map<String, Permission.FieldAccess>> fields = new LinkedHashMap<>();
    final Set<Thing> own = new java.util.HashSet<>();
    /// What it was told it may not do, while nothing was said of what it may.
    boolean limited;

    boolean told;
    boolean onlyThat;
    boolean login;

    RoleDraft(String key, String name, String label, @Nullable Thing entity, boolean full, Origin from) {
        this.key = key;
        this.name = name;
        this.label = label;
        this.entity = entity;
        this.full = full;
        this.from = from;
    }

    void grant(Thing thing, Set<Action> actions) {
        var set = granted.computeIfAbsent(thing, _ -> EnumSet.noneOf(Action.class));
        set.addAll(actions);
        if (!set.isEmpty()) {
            set.add(Action.LIST);
            set.add(Action.READ);
        }
        if (set.contains(Action.READ)) {
            set.add(Action.EXPORT);
        }
    }

    void deny(Thing thing, Set<Action> actions) {
        denied.computeIfAbsent(thing, _ -> EnumSet.noneOf(Action.class)).addAll(actions);
    }

    void field(Thing thing, String field, Permission.FieldAccess access) {
        fields.computeIfAbsent(thing, _ -> new LinkedHashMap<>())
                .merge(field, access, (a, b) -> a == Permission.FieldAccess.HIDDEN ? a : b);
    }
}
