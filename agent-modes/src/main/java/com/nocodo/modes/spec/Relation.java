package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A link from the entity that holds it to the entity `to` (or to an account: [#USER]).
///
/// @param reverse the collection's name, seen from the other side
/// @param fields own fields of an n-n link
public record Relation(
        String id,
        String name,
        String label,
        String to,
        Kind kind,
        boolean required,
        @Nullable OnDelete onDelete,
        String reverse,
        @Nullable String reverseLabel,
        List<Field> fields,
        @Nullable String help,
        @Nullable Origin from) {

    /// The target of a link to an account.
    public static final String USER = "user";

    public Relation {
        fields = Lists.copy(fields);
    }

    /// Whether a record links to one other record or to any number of them.
    public enum Kind {
        @JsonProperty("one")
        ONE,
        @JsonProperty("many")
        MANY
    }

    /// What becomes of this record when the other one is deleted.
    public enum OnDelete {
        @JsonProperty("block")
        BLOCK,
        @JsonProperty("clear")
        CLEAR,
        @JsonProperty("cascade")
        CASCADE
    }

    @JsonIgnore
    public boolean many() {
        return kind == Kind.MANY;
    }

    /// What happens on delete when nothing is said: a required link blocks, an optional one is cleared.
    @JsonIgnore
    public OnDelete whenDeleted() {
        if (onDelete != null) {
            return onDelete;
        }
        return required ? OnDelete.BLOCK : OnDelete.CLEAR;
    }

    /// The column and JSON property: `pupil_id`, of an n-n link `topic_ids`.
    @JsonIgnore
    public String property() {
        return many() ? Names.singular(name) + "_ids" : name + "_id";
    }

    public Relation withRequired(boolean value) {
        return new Relation(id, name, label, to, kind, value, onDelete, reverse, reverseLabel, fields, help, from);
    }

    public Relation withTo(String entity) {
        return new Relation(
                id, name, label, entity, kind, required, onDelete, reverse, reverseLabel, fields, help, from);
    }
}
