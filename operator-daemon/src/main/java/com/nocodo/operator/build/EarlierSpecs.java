package com.nocodo.operator.build;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecException;
import com.nocodo.modes.spec.SpecIds;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.workspace.GitReader;
import com.nocodo.protocol.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The specs that a project's repository keeps.
public final class EarlierSpecs {
    private static final int LIST_BYTES = 4_000_000;

    private final GitReader git;
    private final Services services;
    private final Project project;

    public EarlierSpecs(Services services, Project project) {
        var outputs = services.home().stateOf(project.id()).resolve("reading");
        this.git = new GitReader(services.runner(), project.path(), outputs);
        this.services = services;
        this.project = project;
    }

    /// The newest spec with this hash.
    public Optional<String> find(String hash) throws InterruptedException {
        if (!git.hasRepository()) {
            return Optional.empty();
        }
        return git.first(all(), yaml -> Rendering.hash(text(yaml)).equals(hash)).map(EarlierSpecs::text);
    }

    /// The highest number that an id has in any version of the application.
    public int highestId() throws InterruptedException {
        var highest = new AtomicInteger();
        first(yaml -> {
            highest.accumulateAndGet(highestId(yaml), Math::max);
            return false;
        });
        return highest.get();
    }

    /// Of the application's versions only. A change that was cut short is in the repository, too, and is carried out
    /// again as it was: with the same ids.
    private void first(Predicate<String> found) throws InterruptedException {
        if (!git.hasRepository()) {
            return;
        }
        var hashes = Set.copyOf(services.events().agreedSpecs(project.id(), Integer.MAX_VALUE));
        git.first(all(), bytes -> {
            var yaml = text(bytes);
            return hashes.contains(Rendering.hash(yaml)) && found.test(yaml);
        });
    }

    private static int highestId(String yaml) {
        try {
            return SpecIds.highest(SpecYaml.ids(yaml));
        } catch (SpecException e) {
            return 0; // kept in the middle of an edit, and never an application
        }
    }

    /// Refuses new things with ids that an earlier version gave to others: that version, brought back, would take them
    /// for its own.
    void refuseGivenAgain(AppSpec before, AppSpec after) throws InterruptedException {
        Map<String, String> fresh = new HashMap<>();
        after.identified().forEach(one -> fresh.put(one.id(), one.name()));
        before.ids().forEach(fresh::remove);
        if (fresh.isEmpty()) {
            return;
        }
        first(yaml -> {
            for (var then : identified(yaml)) {
                var now = fresh.remove(then.id());
                if (now != null && !now.equals(then.name())) {
                    throw Problem.invalid(
                                    "`%s` has the id %s, which an earlier version gave to `%s`. Give it a number that no"
                                            + " version has. Nothing was changed.",
                                    now, then.id(), then.name())
                            .toException();
                }
            }
            return fresh.isEmpty();
        });
    }

    private static List<AppSpec.Identified> identified(String yaml) {
        try {
            return SpecYaml.parse(yaml).identified().toList();
        } catch (SpecException e) {
            return List.of(); // kept in the middle of an edit, and never an application
        }
    }

    private List<String> all() throws InterruptedException {
        return git.read(LIST_BYTES, "log", "--format=%H:nocodo.yaml", "HEAD", "--", "nocodo.yaml")
                .map(output -> text(output.bytes()).lines().toList())
                .orElse(List.of());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
