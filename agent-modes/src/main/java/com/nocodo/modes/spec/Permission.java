package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one role may do with one entity. No permission means no access.
///
/// @param via the relation that `own` and `own_team` follow; null finds it (see [Ownership])
/// @param fields fields (or relations) that the role does not see or may not change, by name
public record Permission(
        String role,
        String entity,
        Set<Action> can,
        @Nullable Rows rows,
        @Nullable String via,
        Map<String, FieldAccess> fields,
        @Nullable Origin from) {

    public Permission {
        can = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(can == null ? Set.of() : can));
        fields = Lists.copy(fields);
    }

    public Rows rowRule() {
        return rows == null ? Rows.ALL : rows;
    }

    /// One thing that can be done with records of an entity.
    public enum Action {
        @JsonProperty("list")
        LIST,
        @JsonProperty("read")
        READ,
        @JsonProperty("create")
        CREATE,
        @JsonProperty("update")
        UPDATE,
        @JsonProperty("delete")
        DELETE,
        @JsonProperty("export")
        EXPORT
    }

    /// Which records the role sees.
    public enum Rows {
        @JsonProperty("all")
        ALL,
        @JsonProperty("own")
        OWN,
        @JsonProperty("own_team")
        OWN_TEAM
    }

    /// A field that is less than fully open to a role.
    public enum FieldAccess {
        @JsonProperty("read_only")
        READ_ONLY,
        @JsonProperty("hidden")
        HIDDEN
    }
}
