package com.nocodo.modes.change;

import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Rule;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// New rules that are plainly asked for: a day that must not be past, a field that a state needs.
final class NewRules {
    private final Work work;

    NewRules(Work work) {
        this.work = work;
    }

    /// The day is compared with today.
    void day(Ref.OfField ref, String sign) {
        var name = ref.field().name();
        var day = ref.field().type() == FieldType.DATETIME ? "date(%s)".formatted(name) : name;
        add(
                ref.entity(),
                name + (sign.startsWith(">") ? "_not_past" : "_not_future"),
                "%s %s today()".formatted(day, sign));
    }

    static Ref.OfField day(Ref.Member member) {
        if (member instanceof Ref.OfField f && temporal(f.field())) {
            return f;
        }
        throw Doubt.unfit();
    }

    private static boolean temporal(Field field) {
        return field.type() == FieldType.DATE || field.type() == FieldType.DATETIME;
    }

    static List<Field> days(Entity entity) {
        return entity.fields().stream().filter(NewRules::temporal).toList();
    }

    /// In this state the field may not be empty.
    void needed(Ref.OfValue state, Ref.Member member) {
        needed(
                state.entity(),
                "%s != '%s'".formatted(state.field().name(), state.value().name()),
                member);
    }

    /// Where this is a yes, the field may not be empty.
    void needed(Ref.OfField yes, Ref.Member member) {
        needed(yes.entity(), "%s = false".formatted(yes.field().name()), member);
    }

    private void needed(Entity entity, String unless, Ref.Member member) {
        boolean here = member.entity().id().equals(entity.id());
        if (!here || member instanceof Ref.OfLink l && l.link().many()) {
            throw Doubt.unfit();
        }
        add(entity, member.name() + "_needed", "%s or %s is not empty".formatted(unless, member.name()));
    }

    /// From the one day that is kept to the other.
    void longest(Entity entity, BigDecimal days) {
        var both = days(entity);
        if (both.size() != 2 || days.stripTrailingZeros().scale() > 0) {
            throw Doubt.unfit();
        }
        var from = both.getFirst().name();
        var to = both.getLast().name();
        add(
                entity,
                "not_longer_than_" + days.toPlainString(),
                "days(%s, %s) <= %s".formatted(from, to, days.toPlainString()));
    }

    private void add(Entity entity, String name, String expr) {
        Set<String> taken = new HashSet<>();
        work.spec().rules().forEach(r -> taken.add(r.name()));
        var rule = Rule.require(
                work.ids.next('u'), Names.numbered(name, taken), work.said(), entity.name(), expr, work.origin());
        work.become(work.spec().withRules(Additions.with(work.spec().rules(), rule)));
    }
}
