package com.nocodo.modes.intake.decide;

import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.SpecIds;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes an attribute as a field of the spec.
public final class Fields {
    private Fields() {}

    /// @param names people know a record by it, so that it must be there
    public static Field of(Attribute a, boolean names, SpecIds ids) {
        boolean computed = a.expr != null;
        var values = new LinkedHashMap<String, EnumValue>();
        for (var value : a.values) {
            values.putIfAbsent(Lookup.valueName(value), new EnumValue(ids.next('v'), Lookup.valueName(value), value));
        }
        return new Field(
                ids.next('f'),
                a.name,
                a.label,
                computed ? FieldType.COMPUTED : a.type,
                !computed && (a.required || names),
                !computed && a.unique,
                false,
                computed ? null : startsAs(a),
                a.type.numeric() && !computed ? minor(a, a.min) : null,
                a.type.numeric() && !computed ? minor(a, a.max) : null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.copyOf(values.values()),
                a.expr,
                computed ? Objects.requireNonNullElse(a.result, a.type) : null,
                null,
                a.from);
    }

    private static @Nullable BigDecimal minor(Attribute a, @Nullable BigDecimal bound) {
        return bound != null && a.type == FieldType.MONEY ? bound.movePointRight(2) : bound;
    }

    /// A new record is not yet paid, done or confirmed, and its status is the first one.
    private static @Nullable String startsAs(Attribute a) {
        if (a.defaultValue != null) {
            return a.defaultValue;
        }
        return switch (a.type) {
            case BOOLEAN -> a.key.matches("active|aktiv|available|verfuegbar") ? "true" : "false";
            case ENUM -> a.key.matches(".*(status|state|zustand).*") ? Lookup.valueName(a.values.getFirst()) : null;
            default -> null;
        };
    }
}
