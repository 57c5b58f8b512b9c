package com.nocodo.operator.preview;

import com.nocodo.operator.process.AppLimits;
import com.nocodo.protocol.ProjectEvent;
import java.util.List;
import java.util.Set;

/// Why an application cannot go on, as its event names it and in words.
///
/// @param again whether starting it again may help
record Trouble(String reason, String limit, String message, boolean again) {

    static Trouble ended() {
        return new Trouble("ended", "", "The application ended by itself.", true);
    }

    static Trouble endedAtStart() {
        return new Trouble("ended", "", "The application ended at its start.", true);
    }

    static Trouble notReady(AppLimits limits) {
        var within = limits.ready().toSeconds() + " seconds";
        return new Trouble("not_ready", within, "The application was not ready within %s.".formatted(within), true);
    }

    static Trouble elsewhere(Set<String> where, String told) {
        return new Trouble(
                "elsewhere",
                told,
                "The application listens on %s; it was told to listen on %s only, and was ended."
                        .formatted(String.join(" and ", where), told),
                false);
    }

    static Trouble strangers(String told) {
        return new Trouble(
                "elsewhere",
                told,
                "Another program answers on %s, where the application should.".formatted(told),
                true);
    }

    static Trouble memory(AppLimits limits) {
        var most = AppLimits.words(limits.memory());
        return new Trouble(
                "memory", most, "The application used more than %s of memory and was ended.".formatted(most), true);
    }

    static Trouble processes(AppLimits limits) {
        var most = Integer.toString(limits.tasks());
        return new Trouble(
                "processes",
                most,
                "The application had more than %s processes and threads and was ended.".formatted(most),
                true);
    }

    static Trouble data(AppLimits limits) {
        var most = AppLimits.words(limits.data());
        return new Trouble(
                "data",
                most,
                "The application's data takes more than %s, and it was ended. Give it more with NOCODO_APP_DATA, or make room in it, and start it again."
                        .formatted(most),
                false);
    }

    Trouble says(String more) {
        return new Trouble(reason, limit, message + " " + more, again);
    }

    ProjectEvent event(List<String> lines, boolean startedAgain) {
        return new ProjectEvent.PreviewFailed(reason, limit, message, lines, startedAgain);
    }
}
