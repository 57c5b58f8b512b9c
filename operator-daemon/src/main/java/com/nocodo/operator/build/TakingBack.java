package com.nocodo.operator.build;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecDiff;
import com.nocodo.modes.spec.SpecOperation;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Progress;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Undo: the application goes back to the spec that it had before its last change, as a new change. So the undo of an
/// undo brings back what was taken back.
final class TakingBack {
    private final Services services;
    private final Project project;
    private final Consumer<Progress> progress;

    TakingBack(Services services, Project project, Consumer<Progress> progress) {
        this.services = services;
        this.project = project;
        this.progress = progress;
    }

    /// What the spec was before the last change; says which change that is.
    AppSpec spec(Journal journal) throws InterruptedException {
        if (journal.overtaken()) {
            throw Problem.conflict(
                            "Something else was changed since this was asked for. Say again what is to be taken back. Nothing was changed.")
                    .toException();
        }
        var agreed = services.events().agreedSpecs(project.id(), 3);
        if (agreed.size() < 2) {
            throw Problem.conflict(
                            "%s was not changed since it was built, so there is nothing to take back. Nothing was changed.",
                            project.name())
                    .toException();
        }
        var before = spec(agreed.get(1));
        var again = agreed.size() > 2 && agreed.get(2).equals(agreed.getFirst());
        var change = again
                ? SpecDiff.between(SpecYaml.read(project.spec()), before)
                : SpecDiff.between(before, SpecYaml.read(project.spec()));
        var speech = Speech.of(before);
        progress.accept(new Progress.Note("%s: %s"
                .formatted(
                        again
                                ? speech.say(
                                        "What was taken back last comes again",
                                        "Was zuletzt zurückgenommen wurde, kommt wieder")
                                : speech.say(
                                        "The last change is taken back", "Die letzte Änderung wird zurückgenommen"),
                        told(change, speech))));
        return before;
    }

    private AppSpec spec(String hash) throws InterruptedException {
        return new EarlierSpecs(services, project)
                .find(hash)
                .map(SpecYaml::read)
                .orElseThrow(() -> Problem.conflict(
                                "The nocodo.yaml from before the last change of %s is not in its repository %s any more, so it cannot be taken back. Nothing was changed.",
                                project.name(), project.path())
                        .toException());
    }

    private static String told(List<SpecOperation> operations, Speech speech) {
        return operations.isEmpty()
                ? "nothing that is seen"
                : operations.stream().map(operation -> operation.words(speech)).collect(Collectors.joining("; "));
    }
}
