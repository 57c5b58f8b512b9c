package com.nocodo.modes.expr;

import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The type of an expression's value.
///
/// @param entity of a [Kind#REF] the entity it points to
/// @param values of a [Kind#ENUM] what it can be
public record Type(Kind kind, @Nullable String entity, List<String> values) {

    /// What a value is. A `SPAN` is a literal length of time, in minutes.
    public enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        MONEY,
        PERCENT,
        DURATION,
        BOOLEAN,
        DATE,
        TIME,
        DATETIME,
        ENUM,
        REF,
        UPLOAD,
        SPAN
    }

    public static Type of(Kind kind) {
        return new Type(kind, null, List.of());
    }

    static Type ref(String entity) {
        return new Type(Kind.REF, entity, List.of());
    }

    public static Type of(Field field) {
        return field.type() == FieldType.ENUM
                ? new Type(
                        Kind.ENUM,
                        null,
                        field.values().stream().map(EnumValue::name).toList())
                : of(kind(field.valueType()));
    }

    public static Kind kind(FieldType type) {
        return switch (type) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL, COLOUR, AUTO_NUMBER -> Kind.TEXT;
            case INTEGER -> Kind.INTEGER;
            case DECIMAL -> Kind.DECIMAL;
            case MONEY -> Kind.MONEY;
            case PERCENT -> Kind.PERCENT;
            case DURATION -> Kind.DURATION;
            case BOOLEAN -> Kind.BOOLEAN;
            case DATE -> Kind.DATE;
            case TIME -> Kind.TIME;
            case DATETIME -> Kind.DATETIME;
            case ENUM -> Kind.ENUM;
            case FILE, IMAGE -> Kind.UPLOAD;
            case COMPUTED -> throw new IllegalArgumentException("a computed field has the type of its result");
        };
    }

    /// The field type that shows such a value; a link shows as text.
    public FieldType fieldType() {
        return switch (kind) {
            case TEXT, REF -> FieldType.TEXT;
            case INTEGER -> FieldType.INTEGER;
            case DECIMAL -> FieldType.DECIMAL;
            case MONEY -> FieldType.MONEY;
            case PERCENT -> FieldType.PERCENT;
            case DURATION, SPAN -> FieldType.DURATION;
            case BOOLEAN -> FieldType.BOOLEAN;
            case DATE -> FieldType.DATE;
            case TIME -> FieldType.TIME;
            case DATETIME -> FieldType.DATETIME;
            case ENUM -> FieldType.ENUM;
            case UPLOAD -> FieldType.FILE;
        };
    }

    boolean number() {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL || kind == Kind.PERCENT;
    }

    boolean whole() {
        return kind == Kind.INTEGER || kind == Kind.MONEY || kind == Kind.DURATION;
    }

    boolean amount() {
        return number() || kind == Kind.MONEY || kind == Kind.DURATION;
    }

    boolean textual() {
        return kind == Kind.TEXT || kind == Kind.ENUM;
    }

    boolean moment() {
        return kind == Kind.DATE || kind == Kind.DATETIME;
    }

    String words() {
        return entity == null ? kind.name().toLowerCase(java.util.Locale.ROOT) : "link to " + entity;
    }
}
