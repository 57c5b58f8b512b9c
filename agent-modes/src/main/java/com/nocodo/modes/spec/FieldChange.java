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

    static String words(String entity, Field before, Field after, Speech speech) {
        List<String> parts = new ArrayList<>();
        if (before.type() != after.type()) {
            parts.add(speech.say("is now a ", "ist jetzt: ") + after.type().words(speech));
        }
        if (before.required() != after.required()) {
            parts.add(
                    after.required()
                            ? speech.say("is now required", "ist jetzt Pflicht")
                            : speech.say("is now optional", "muss nicht mehr ausgefüllt sein"));
        }
        if (before.unique() != after.unique()) {
            parts.add(
                    after.unique()
                            ? speech.say("is now unique", "ist jetzt eindeutig")
                            : speech.say("need no longer be unique", "darf jetzt mehrfach vorkommen"));
        }
        if (!before.values().equals(after.values())) {
            parts.add(values(before, after, speech));
        }
        if (differs(before.min(), after.min()) || differs(before.max(), after.max())) {
            parts.add(speech.say("has other bounds", "hat andere Grenzen"));
        }
        if (!Objects.equals(before.expr(), after.expr())) {
            parts.add(speech.say("is computed differently", "wird anders berechnet"));
        }
        if (parts.isEmpty()) {
            parts.add(speech.say("is described differently", "wird anders beschrieben"));
        }
        return speech.say("Field `%s` of `%s` %s", "Feld `%s` von `%s` %s")
                .formatted(before.name(), entity, String.join(", ", parts));
    }

    private static boolean differs(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a != b : a.compareTo(b) != 0;
    }

    private static String values(Field before, Field after, Speech speech) {
        var old = before.values().stream().collect(Collectors.toMap(EnumValue::id, EnumValue::name));
        var now = after.values().stream().collect(Collectors.toMap(EnumValue::id, EnumValue::name));
        List<String> parts = new ArrayList<>();
        now.forEach((id, name) -> {
            if (!old.containsKey(id)) {
                parts.add(speech.say("also has the value '%s'", "hat auch den Wert '%s'")
                        .formatted(name));
            } else if (!name.equals(old.get(id))) {
                parts.add(speech.say("calls '%s' now '%s'", "nennt '%s' jetzt '%s'")
                        .formatted(old.get(id), name));
            }
        });
        old.forEach((id, name) -> {
            if (!now.containsKey(id)) {
                parts.add(speech.say("no longer has the value '%s'", "hat den Wert '%s' nicht mehr")
                        .formatted(name));
            }
        });
        return parts.isEmpty()
                ? speech.say("shows its values differently", "zeigt seine Werte anders")
                : String.join(", ", parts);
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
