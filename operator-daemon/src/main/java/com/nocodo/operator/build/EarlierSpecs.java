package com.nocodo.operator.build;

import com.nocodo.operator.project.Project;
import com.nocodo.operator.workspace.GitReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The specs that a project's repository keeps, by their hashes.
public final class EarlierSpecs {
    private static final int LIST_BYTES = 4_000_000;
    private static final int SPEC_BYTES = 4_000_000;

    private final GitReader git;

    public EarlierSpecs(Services services, Project project) {
        var outputs = services.home().stateOf(project.id()).resolve("reading");
        this.git = new GitReader(services.runner(), project.path(), outputs);
    }

    /// The newest spec with this hash.
    public Optional<String> find(String hash) throws InterruptedException {
        if (!git.hasRepository()) {
            return Optional.empty();
        }
        var commits = git.read(LIST_BYTES, "log", "--format=%H", "HEAD", "--", "nocodo.yaml");
        for (var commit : commits.map(EarlierSpecs::text).orElse("").lines().toList()) {
            var spec = git.read(SPEC_BYTES, "cat-file", "blob", commit + ":nocodo.yaml")
                    .map(EarlierSpecs::text);
            if (spec.filter(yaml -> Rendering.hash(yaml).equals(hash)).isPresent()) {
                return spec;
            }
        }
        return Optional.empty();
    }

    private static String text(GitReader.Output output) {
        return new String(output.bytes(), StandardCharsets.UTF_8);
    }
}
