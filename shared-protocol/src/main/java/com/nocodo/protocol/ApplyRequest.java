package com.nocodo.protocol;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An edited spec to be carried out.
///
/// @param project id or slug
/// @param spec the edited file; null: the `nocodo.yaml` in the project's repository
/// @param drop whether operations that throw stored data away are allowed
/// @param preview only say what would happen
public record ApplyRequest(String project, @Nullable Path spec, boolean drop, boolean preview) {}
