package com.nocodo.modes.change;

import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Locale;

/// The field that words mean without its name, where a record has only one of the kind.
final class OnlyField {
    private OnlyField() {}

    /// What something costs.
    static Ref.OfField cost(Entity entity) {
        return only(
                entity,
                entity.fields().stream()
                        .filter(f -> f.type() == FieldType.MONEY && !f.computed())
                        .toList());
    }

    /// How old someone is.
    static Ref.OfField age(Entity entity) {
        return only(
                entity,
                entity.fields().stream()
                        .filter(f -> f.type().numeric()
                                && f.label().toLowerCase(Locale.ROOT).matches("(.* )?(age|alter)"))
                        .toList());
    }

    /// The day that is kept of it.
    static Ref.OfField day(Entity entity) {
        return only(entity, NewRules.days(entity));
    }

    private static Ref.OfField only(Entity entity, List<Field> fields) {
        if (fields.size() != 1) {
            throw Doubt.unfit();
        }
        return new Ref.OfField(entity, fields.getFirst());
    }
}
