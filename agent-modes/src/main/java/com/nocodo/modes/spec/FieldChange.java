package com.nocodo.modes.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What changes between two states of one field, in words, and whether stored values get lost.
final class FieldChange {
    private FieldChange() {}

    static String words(String entity, Field before, Field after) {
        List<String> parts = new ArrayList<>();
        if (before.type() != after.type()) {
            parts.add("is now a " + after.type().text());
        }
        if (before.required() != after.required()) {
            parts.add(after.required() ? "is now required" : "is now optional");
        }
        if (before.unique() != after.unique()) {
            parts.add(after.unique() ? "is now unique" : "need no longer be unique");
        }
        if (!before.values().equals(after.values())) {
            parts.add(values(before, after));
        }
        if (differs(before.min(), after.min()) || differs(before.max(), after.max())) {
            parts.add("has other bounds");
        }
        if (!Objects.equals(before.expr(), after.expr())) {
            parts.add("is computed differently");
        }
        if (parts.isEmpty()) {
            parts.add("is described differently");
        }
        return "Field `%s` of `%s` %s".formatted(before.name(), entity, String.join(", ", parts));
    }

    private static boolean differs(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a != b : a.compareTo(b) != 0;
    }

    private static String values(Field before, Field after) {
        var old = before.values().stream().collect(Collectors.toMap(EnumValue::id, EnumValue::name));
        var now = after.values().stream().collect(Collectors.toMap(EnumValue::id, EnumValue::name));
        List<String> parts = new ArrayList<>();
        now.forEach((id, name) -> {
            if (!old.containsKey(id)) {
                parts.add("also has the value '%s'".formatted(name));
            } else if (!name.equals(old.get(id))) {
                parts.add("calls '%s' now '%s'".formatted(old.get(id), name));
            }
        });
        old.forEach((id, name) -> {
            if (!now.containsKey(id)) {
                parts.add("no longer has the value '%s'".formatted(name));
            }
        });
        return parts.isEmpty() ? "shows its values differently" : String.join(", ", parts);
    }

    /// A value is dropped, or the new type cannot hold every old value.
    static boolean losesData(Field before, Field after) {
        if (before.computed()) {
            return false;
        }
        var kept = after.values().stream().map(EnumValue::id).collect(Collectors.toSet());
        var valueDropped =
                after.type() == FieldType.ENUM && before.values().stream().anyMatch(v -> !kept.contains(v.id()));
        return valueDropped || before.type() != after.type() && !widens(before.type(), after.type());
    }

    private static boolean widens(FieldType from, FieldType to) {
        return switch (to) {
            case LONG_TEXT -> !from.upload() && from != FieldType.BOOLEAN;
            case TEXT -> from.textual() || from == FieldType.ENUM || from.numeric() || from.temporal();
            case DECIMAL -> from == FieldType.INTEGER || from == FieldType.PERCENT;
            case DATETIME -> from == FieldType.DATE;
            case FILE -> from == FieldType.IMAGE;
            default -> false;
        };
    }
}
