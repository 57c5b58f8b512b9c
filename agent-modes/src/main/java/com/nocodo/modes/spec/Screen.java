package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a page differs from what the generator would make by itself.
///
/// @param fields of lists, forms and details: which fields, in which order
/// @param items of a dashboard: names of reports and entities
public record Screen(
        String id,
        String name,
        Kind kind,
        @Nullable String entity,
        @Nullable String role,
        List<String> fields,
        List<String> items) {

    public Screen {
        fields = Lists.copy(fields);
        items = Lists.copy(items);
    }

    /// Which page it is.
    public enum Kind {
        @JsonProperty("list")
        LIST,
        @JsonProperty("form")
        FORM,
        @JsonProperty("detail")
        DETAIL,
        @JsonProperty("dashboard")
        DASHBOARD
    }
}
