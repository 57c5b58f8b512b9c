package com.nocodo.operator.build;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.Progress;
import java.util.function.Consumer;

/// What an application's spec is to be, as somebody wishes. What is new in it has ids that no version of the project
/// gave to something else, so that every version finds its own things again.
final class Wished {
    private final Services services;
    private final Project project;
    private final Journal journal;
    private final Consumer<Progress> progress;

    Wished(Services services, Project project, Journal journal, Consumer<Progress> progress) {
        this.services = services;
        this.project = project;
        this.journal = journal;
        this.progress = progress;
    }

    AppSpec spec(AppSpec before, Wish wish) throws InterruptedException {
        return switch (wish) {
            case Wish.Said(var words, var about) -> {
                var given = given(OpenQuestions.of(project.words()));
                var said = SaidChange.of(before, words, about, given);
                yield said.isPresent() ? said.get() : new TakingBack(services, project, progress).spec(journal);
            }
            case Wish.Answered(var question, var answer) -> {
                var open = OpenQuestions.of(project.words());
                yield open.answered(before, question, answer, given(open));
            }
            case Wish.Version(var yaml) -> SpecYaml.read(yaml);
        };
    }

    private int given(OpenQuestions described) throws InterruptedException {
        return Math.max(described.highestId(), new EarlierSpecs(services, project).highestId());
    }
}
