package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of an entity. Which settings go with which type is said in `docs/reference/app-spec.md` and checked by
/// [SpecCheck]; settings that a type does not have are null or empty.
///
/// @param min smallest value; of money in minor units, of a duration in minutes
/// @param defaultValue what a new record gets, as text: a literal of the type, or `today()` / `now()`
/// @param scale digits after the point of a decimal
/// @param expr the expression of a computed field; `result` is its type
public record Field(
        String id,
        String name,
        String label,
        FieldType type,
        boolean required,
        boolean unique,
        boolean readOnly,
        @JsonProperty("default") @Nullable String defaultValue,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        @Nullable String example,
        @Nullable Integer scale,
        @Nullable String format,
        List<EnumValue> values,
        @Nullable String expr,
        @Nullable FieldType result,
        @Nullable String help,
        @Nullable Origin from) {

    public Field {
        values = Lists.copy(values);
    }

    /// A plain field: optional, without bounds.
    public static Field of(String id, String name, String label, FieldType type) {
        return new Field(
                id, name, label, type, false, false, false, null, null, null, null, null, null, null, null, null,
                List.of(), null, null, null, null);
    }

    /// The type of the values that a reader sees: of a computed field its result.
    @JsonIgnore
    public FieldType valueType() {
        return result != null ? result : type;
    }

    @JsonIgnore
    public boolean computed() {
        return type == FieldType.COMPUTED;
    }

    @JsonIgnore
    public int decimals() {
        return scale == null ? 2 : scale;
    }

    public FieldEdit edit() {
        return new FieldEdit(this);
    }
}
