package com.nocodo.operator.build;

import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.backup.Restoring;
import com.nocodo.operator.home.Uninterrupted;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.workspace.Git;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.local.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// The end of a change: it is finished or taken back, by itself or, after a kill, by the next one.
final class ChangeEnd {
    private final Services services;
    private final Project project;
    private final Git git;
    private final Swap swap;
    private final Consumer<Progress> progress;

    ChangeEnd(Services services, Project project, Git git, Consumer<Progress> progress) {
        this.services = services;
        this.project = project;
        this.git = git;
        this.swap = new Swap(services, project, progress);
        this.progress = progress;
    }

    private Path state() {
        return services.home().stateOf(project.id());
    }

    private static Optional<ChangeMark> mark(Services services, Project project) {
        return ChangeMark.read(services.home().stateOf(project.id()), project.slug());
    }

    /// Also where the disk was too full to write so: a switch without its candidate cannot be gone on with.
    private static boolean halfTakenBack(Services services, Project project, ChangeMark mark) {
        return switch (mark.phase()) {
            case TAKING_BACK -> true;
            case SWITCHING -> !Files.exists(new Swap(services, project, step -> {}).candidate());
            case WRITING, SWITCHED -> false;
        };
    }

    private static boolean halfTakenBack(Services services, Project project) {
        return mark(services, project)
                .filter(mark -> halfTakenBack(services, project, mark))
                .isPresent();
    }

    /// A new program on old data, or the other way round, would spoil what is kept.
    static void refuseHalfTakenBack(Services services, Project project) {
        if (Restoring.isUnderWay(services.home(), project)) {
            throw Problem.conflict(
                            "The data of %s was being exchanged when that was cut short. Run: nocodo apply %s --dry-run"
                                    + " (it puts that right first), then start it again.",
                            project.slug(), project.slug())
                    .toException();
        }
        if (halfTakenBack(services, project)) {
            throw Problem.conflict(
                            "The last change of %s was stopped while it was taken back. Run: nocodo apply %s --dry-run"
                                    + " (it puts that right first), then start it again.",
                            project.slug(), project.slug())
                    .toException();
        }
    }

    private Speech speech() {
        return Speech.in(project.spec());
    }

    void finish(String yaml, String commit) {
        keepBackup();
        services.projects().applied(project.id(), yaml, Rendering.hash(yaml), commit);
        ChangeMark.clear(state());
    }

    /// The data as the version before had it. A change whose backup fails is done all the same: it is in its place.
    private void keepBackup() {
        try {
            swap.keepBackup();
        } catch (ProblemException e) {
            progress.accept(new Progress.Note(Reason.of(e)));
        }
    }

    /// The old version comes back as far as it was replaced; what was tried stays in git's history. The mark goes last,
    /// so that what fails here is done again by the next change.
    void takeBack() throws InterruptedException {
        bringBack();
        var mark = mark(services, project).orElseThrow();
        git.restore(mark.base())
                .ifPresent(commit -> progress.accept(new Progress.Note(speech().say(
                                        "What was in no commit yet is kept in git's history: git show ",
                                        "Was noch in keinem Commit war, ist in der Git-Geschichte: git show ")
                        + commit)));
        git.commit("Take the change back: it was not proven", "Nocodo-Restored: " + mark.base());
        services.projects().move(project.id(), mark.before(), new ProjectEvent.ChangeTakenBack());
        ChangeMark.clear(state());
    }

    /// Nobody is left without an application: Ctrl-C, too, waits until the old one is back. Only the repository is left
    /// to take back then.
    void bringBack() {
        var mark = mark(services, project).orElseThrow();
        if (mark.phase() != ChangeMark.Phase.WRITING) {
            Uninterrupted.run("take-back-" + project.id(), () -> {
                beginTakingBack(mark);
                swap.bringBack(mark.ran());
                mark.at(ChangeMark.Phase.WRITING).write(state());
            });
        }
    }

    /// The candidate goes first: that frees room for the mark on a full disk, and without it the change can never be
    /// finished. So where the mark cannot be written all the same, the old version still comes back.
    private void beginTakingBack(ChangeMark mark) {
        swap.removeCandidate();
        try {
            mark.at(ChangeMark.Phase.TAKING_BACK).write(state());
        } catch (ProblemException e) {
            progress.accept(new Progress.Note(Reason.of(e)));
        }
    }

    /// Brings the old version back where a kill cut that short. It needs no repository, which may be gone.
    void goOnBringingBack() {
        if (halfTakenBack(services, project)) {
            bringBack();
        }
    }

    /// Finishes or takes back the change that a killed run left: finishes it if the new version is in its place and
    /// becomes ready. One that was ready before is only finished: it may have rows that the old one never had.
    void recover() throws InterruptedException {
        var mark = mark(services, project);
        if (mark.isEmpty()) {
            return;
        }
        progress.accept(new Progress.Note(speech().say(
                        "An earlier change was interrupted; putting that right first.",
                        "Eine frühere Änderung wurde unterbrochen; das wird zuerst in Ordnung gebracht.")));
        switch (mark.get().phase()) {
            case SWITCHED -> {
                swap.startNew();
                finish(spec(mark.get()), commit(mark.get()));
            }
            case SWITCHING -> {
                if (swap.switched()) {
                    finish(spec(mark.get()), commit(mark.get()));
                } else {
                    takeBack();
                }
            }
            case WRITING, TAKING_BACK -> takeBack();
        }
    }

    private String commit(ChangeMark mark) throws InterruptedException {
        return mark.commit().isEmpty() ? git.head() : mark.commit();
    }

    /// What the change made of the spec, whatever its owner committed since.
    private String spec(ChangeMark mark) throws InterruptedException {
        var commit = commit(mark);
        return git.show(commit, "nocodo.yaml")
                .orElseThrow(() -> Problem.conflict(
                                "The last change of %s cannot be finished: nocodo.yaml of its commit %s is not in the"
                                        + " repository %s. Bring that commit back, then run the command again.",
                                project.slug(), commit, project.path())
                        .toException());
    }
}
