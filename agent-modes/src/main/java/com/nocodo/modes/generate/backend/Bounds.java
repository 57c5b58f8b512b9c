package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The bounds of a field's value, given or usual. The usual ones keep rows and indexes of a sane size.
final class Bounds {
    private Bounds() {}

    static int shortest(Field field) {
        return field.minLength() == null ? 0 : field.minLength();
    }

    static int longest(Field field) {
        return field.maxLength() == null ? usual(field.type()) : field.maxLength();
    }

    static int usual(FieldType type) {
        return switch (type) {
            case LONG_TEXT -> 20_000;
            case EMAIL -> 254;
            case PHONE -> 50;
            case URL -> 2000;
            case COLOUR -> 7;
            default -> 500;
        };
    }

    /// A bound of a whole number; what lies between two whole numbers is moved inside.
    static @Nullable Long whole(@Nullable BigDecimal bound, java.math.RoundingMode inside) {
        return bound == null ? null : bound.setScale(0, inside).longValueExact();
    }

    static boolean whole(FieldType type) {
        return type == FieldType.INTEGER || type == FieldType.MONEY || type == FieldType.DURATION;
    }

    static int scale(Field field) {
        return field.type() == FieldType.PERCENT && field.scale() == null ? 4 : field.decimals();
    }
}
