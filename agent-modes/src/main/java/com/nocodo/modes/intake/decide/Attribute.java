package com.nocodo.modes.intake.decide;

import com.nocodo.modes.intake.structure.Course;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Origin;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field in the making.
public final class Attribute {
    public final String key;
    public final String label;
    /// Base forms of the words of its name, for finding it again.
    public final List<String> words;
    /// Its words as they are written.
    public final List<String> surface;
    public FieldType type;
    public final List<String> values;
    public final Origin from;
    /// How sure its type is: 1 is said, less is guessed from the noun.
    public final double sure;
    public boolean required;
    public boolean unique;
    public @Nullable BigDecimal min;
    public @Nullable BigDecimal max;
    public @Nullable String defaultValue;
    public @Nullable String expr;
    public @Nullable FieldType result;
    public String name = "";
    /// How the values are passed, where the words tell it.
    public @Nullable Course course;

    public Attribute(
            String key,
            String label,
            List<String> words,
            FieldType type,
            List<String> values,
            Origin from,
            double sure) {
        this.key = key;
        this.label = label;
        this.words = List.copyOf(words);
        this.surface = List.of(label.toLowerCase(java.util.Locale.ROOT).split(" "));
        this.type = type;
        this.values = List.copyOf(values);
        this.from = from;
        this.sure = sure;
    }

    /// What a reader of the field sees: of a computed one its result.
    public FieldType valueType() {
        return result == null ? type : result;
    }

    @Override
    public String toString() {
        return label + ":" + type.text();
    }
}
