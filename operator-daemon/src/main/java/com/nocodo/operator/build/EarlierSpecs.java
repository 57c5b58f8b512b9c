package com.nocodo.operator.build;

import com.nocodo.operator.project.Project;
import com.nocodo.operator.workspace.GitReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The specs that a project's repository keeps, by their hashes.
public final class EarlierSpecs {
    private static final int LIST_BYTES = 4_000_000;

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
        var specs = git.read(LIST_BYTES, "log", "--format=%H:nocodo.yaml", "HEAD", "--", "nocodo.yaml")
                .map(output -> text(output.bytes()).lines().toList())
                .orElse(List.of());
        return git.first(specs, yaml -> Rendering.hash(text(yaml)).equals(hash)).map(EarlierSpecs::text);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
