package com.nocodo.operator.project;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/// One project.
///
/// @param path its repository
/// @param spec the App Spec that it is being brought to, as YAML
public record Project(
        String id,
        String slug,
        String name,
        Path path,
        String words,
        Map<String, String> answers,
        String spec,
        String specHash,
        ProjectState state,
        String createdAt) {

    public static String newId(SecureRandom random) {
        return "p_" + Long.toString(random.nextLong(1L << 40), 36);
    }
}
