package com.nocodo.vault.provider.fake;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares JSON by its keys and types, and learns which id of one stands for which of the other.
final class Shapes {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    /// Their keys are names, not fields.
    private static final String DICTIONARY = "\\.servers|\\.[a-z.]*volumes";

    private Shapes() {}

    private enum Type {
        NULL,
        TEXT,
        NUMBER,
        BOOLEAN,
        LIST,
        OBJECT
    }

    static void compare(String place, @Nullable Object expected, @Nullable Object actual, List<String> differences) {
        if (type(expected) != type(actual)) {
            differences.add("%s: %s, not %s".formatted(place, type(expected), type(actual)));
        } else if (expected instanceof Map<?, ?> object && actual instanceof Map<?, ?> other) {
            if (place.matches(DICTIONARY)) {
                object.values().stream()
                        .findFirst()
                        .ifPresent(first -> compare(
                                place + ".*", first, other.values().iterator().next(), differences));
            } else {
                compareFields(place, object, other, differences);
            }
        } else if (expected instanceof List<?> list
                && actual instanceof List<?> other
                && !list.isEmpty()
                && !other.isEmpty()) {
            compare(place + "[]", list.getFirst(), other.getFirst(), differences);
        }
    }

    private static void compareFields(String place, Map<?, ?> expected, Map<?, ?> actual, List<String> differences) {
        var names = new TreeSet<String>();
        expected.keySet().forEach(name -> names.add((String) name));
        actual.keySet().forEach(name -> names.add((String) name));
        for (var name : names) {
            if (!actual.containsKey(name)) {
                differences.add(place + "." + name + ": missing");
            } else if (!expected.containsKey(name)) {
                differences.add(place + "." + name + ": not recorded");
            } else {
                compare(place + "." + name, expected.get(name), actual.get(name), differences);
            }
        }
    }

    static void pair(@Nullable Object expected, @Nullable Object actual, Map<String, String> ids) {
        if (expected instanceof String one && actual instanceof String other && one.matches(ID) && other.matches(ID)) {
            ids.put(one, other);
        } else if (expected instanceof Map<?, ?> object && actual instanceof Map<?, ?> other) {
            object.forEach((name, value) -> pair(value, other.get(name), ids));
        } else if (expected instanceof List<?> list && actual instanceof List<?> other) {
            for (int i = 0; i < Math.min(list.size(), other.size()); i++) {
                pair(list.get(i), other.get(i), ids);
            }
        }
    }

    private static Type type(@Nullable Object value) {
        return switch (value) {
            case null -> Type.NULL;
            case String _ -> Type.TEXT;
            case Number _ -> Type.NUMBER;
            case Boolean _ -> Type.BOOLEAN;
            case List<?> _ -> Type.LIST;
            default -> Type.OBJECT;
        };
    }
}
