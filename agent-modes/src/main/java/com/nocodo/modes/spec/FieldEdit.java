package com.nocodo.modes.spec;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A changed copy of a [Field], setting by setting: `field.edit().required(true).build()`.
public final class FieldEdit {
    private final String id;
    private String name;
    private String label;
    private FieldType type;
    private boolean required;
    private boolean unique;
    private boolean readOnly;
    private @Nullable String defaultValue;
    private @Nullable BigDecimal min;
    private @Nullable BigDecimal max;
    private @Nullable Integer minLength;
    private @Nullable Integer maxLength;
    private @Nullable String pattern;
    private @Nullable String example;
    private @Nullable Integer scale;
    private @Nullable String format;
    private List<EnumValue> values;
    private @Nullable String expr;
    private @Nullable FieldType result;
    private @Nullable String help;
    private @Nullable Origin from;

    FieldEdit(Field field) {
        id = field.id();
        name = field.name();
        label = field.label();
        type = field.type();
        required = field.required();
        unique = field.unique();
        readOnly = field.readOnly();
        defaultValue = field.defaultValue();
        min = field.min();
        max = field.max();
        minLength = field.minLength();
        maxLength = field.maxLength();
        pattern = field.pattern();
        example = field.example();
        scale = field.scale();
        format = field.format();
        values = field.values();
        expr = field.expr();
        result = field.result();
        help = field.help();
        from = field.from();
    }

    public FieldEdit name(String value) {
        name = value;
        return this;
    }

    public FieldEdit label(String value) {
        label = value;
        return this;
    }

    public FieldEdit type(FieldType value) {
        type = value;
        return this;
    }

    public FieldEdit required(boolean value) {
        required = value;
        return this;
    }

    public FieldEdit unique(boolean value) {
        unique = value;
        return this;
    }

    public FieldEdit readOnly(boolean value) {
        readOnly = value;
        return this;
    }

    public FieldEdit defaultValue(@Nullable String value) {
        defaultValue = value;
        return this;
    }

    public FieldEdit bounds(@Nullable BigDecimal smallest, @Nullable BigDecimal largest) {
        min = smallest;
        max = largest;
        return this;
    }

    public FieldEdit length(@Nullable Integer shortest, @Nullable Integer longest) {
        minLength = shortest;
        maxLength = longest;
        return this;
    }

    /// A pattern comes with a valid example, which tests and documentation need.
    public FieldEdit pattern(@Nullable String regex, @Nullable String valid) {
        pattern = regex;
        example = valid;
        return this;
    }

    public FieldEdit scale(@Nullable Integer digits) {
        scale = digits;
        return this;
    }

    public FieldEdit format(@Nullable String value) {
        format = value;
        return this;
    }

    public FieldEdit values(List<EnumValue> value) {
        values = value;
        return this;
    }

    public FieldEdit computed(String expression, FieldType resultType) {
        type = FieldType.COMPUTED;
        expr = expression;
        result = resultType;
        return this;
    }

    public FieldEdit help(@Nullable String value) {
        help = value;
        return this;
    }

    public FieldEdit from(@Nullable Origin value) {
        from = value;
        return this;
    }

    public Field build() {
        return new Field(
                id,
                name,
                label,
                type,
                required,
                unique,
                readOnly,
                defaultValue,
                min,
                max,
                minLength,
                maxLength,
                pattern,
                example,
                scale,
                format,
                values,
                expr,
                result,
                help,
                from);
    }
}
