package com.nocodo.operator.past;

import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.event.Warnings;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.local.Reason;

/// Tells a project that it has no good backup of today.
final class BackupWarnings {
    private static final String MADE = "backup";
    private static final String TESTED = "backup_test";

    private final Services services;
    private final Warnings warnings;

    BackupWarnings(Services services) {
        this.services = services;
        this.warnings = new Warnings(services.events());
    }

    /// There is none of today.
    void notMade(Project project, RuntimeException why) {
        var words = say(project, "The daily backup failed: ", "Die tägliche Sicherung misslang: ");
        warnings.warn(project.id(), MADE, words + Reason.of(why));
    }

    /// There is one, and it cannot be opened, or nobody could try.
    void notTried(Project project, RuntimeException why) {
        settle(project);
        if (services.backups().of(project).getFirst().test() == null) {
            var words = say(
                    project,
                    "The newest backup could not be tried: ",
                    "Die neueste Sicherung konnte nicht ausprobiert werden: ");
            warnings.warn(project.id(), TESTED, words + Reason.of(why));
        }
    }

    /// There is one: tells whether it is good.
    void settle(Project project) {
        warnings.over(
                project.id(), MADE, say(project, "The data is backed up again.", "Die Daten sind wieder gesichert."));
        var newest = services.backups().of(project).getFirst();
        var test = newest.test();
        if (test == null) {
            return;
        }
        if (test.passed()) {
            var words = say(project, "The newest backup can be opened.", "Die neueste Sicherung lässt sich öffnen.");
            warnings.over(project.id(), TESTED, words);
        } else {
            var words = say(
                    project,
                    "The newest backup could not be opened when it was tried: ",
                    "Die neueste Sicherung ließ sich beim Ausprobieren nicht öffnen: ");
            warnings.warn(project.id(), TESTED, words + test.words());
        }
    }

    private static String say(Project project, String english, String german) {
        return Speech.in(project.spec()).say(english, german);
    }
}
