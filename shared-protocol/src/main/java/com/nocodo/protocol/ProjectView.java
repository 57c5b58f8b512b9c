package com.nocodo.protocol;

import org.jspecify.annotations.Nullable;

/// One project.
///
/// @param state `described`, `planned`, `building`, `blocked`, `ready` or `running`
/// @param url where its application answers, while it runs
public record ProjectView(
        String id,
        String slug,
        String name,
        String path,
        String state,
        @Nullable String url,
        String createdAt) {

    /// The same, where its application answers elsewhere.
    public ProjectView at(String address) {
        return new ProjectView(id, slug, name, path, state, address, createdAt);
    }
}
