package com.nocodo.modes.generate;

import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Relation;
import java.util.List;

/// The fields of an n-n link that the API carries with it: `skill_links: [{"id": 7, "hours": 3}]`.
public final class LinkValues {
    private LinkValues() {}

    /// The property that carries the links with their values.
    public static String property(Relation link) {
        return Names.singular(link.name()) + "_links";
    }

    /// What a person may set: uploads, numbers that the app counts and computed values belong to records.
    public static List<Field> of(Relation link) {
        return link.fields().stream()
                .filter(f -> !f.computed() && !f.type().upload() && f.type() != FieldType.AUTO_NUMBER)
                .toList();
    }

    public static boolean any(Relation link) {
        return !of(link).isEmpty();
    }

    /// Whether a link cannot be made by the other record's id alone.
    public static boolean needed(Relation link) {
        return of(link).stream().anyMatch(LinkValues::needed);
    }

    public static boolean needed(Field field) {
        return field.required() && field.defaultValue() == null && field.type() != FieldType.BOOLEAN;
    }
}
