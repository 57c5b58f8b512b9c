package com.nocodo.protocol;

import java.util.List;

/// What the words became, short enough to read.
public record UnderstoodView(
        String name,
        String language,
        List<EntityView> entities,
        List<String> roles,
        List<String> rules,
        List<String> reports,
        List<String> assumed) {

    /// A kind of record: its fields as `label (type)`, its links as `label → entity`.
    public record EntityView(String name, String label, List<String> fields, List<String> links) {}
}
