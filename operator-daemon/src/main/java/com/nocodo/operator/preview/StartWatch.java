package com.nocodo.operator.preview;

import com.nocodo.operator.process.AppLimits;
import com.nocodo.operator.process.Health;
import java.time.Duration;
import java.util.Optional;

/// Looks at an application until it answers, so that one that goes wrong at its start is not waited for.
final class StartWatch {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Inspection inspection;
    private final Process process;
    private long looked = System.nanoTime();
    private Optional<Trouble> trouble = Optional.empty();

    StartWatch(Inspection inspection, Process process) {
        this.inspection = inspection;
        this.process = process;
    }

    /// Waits until it answers.
    ///
    /// @return why it does not
    Optional<Trouble> await(String url, AppLimits limits) throws InterruptedException {
        return Health.await(url + "/readyz", this::goesWell, limits.ready())
                ? inspection.trouble().or(inspection::answersElsewhere)
                : Optional.of(whyNot(limits));
    }

    private boolean goesWell() {
        if (trouble.isEmpty() && System.nanoTime() - looked > EVERY.toNanos()) {
            trouble = inspection.trouble().or(inspection::elsewhere);
            looked = System.nanoTime();
        }
        return trouble.isEmpty() && process.isAlive();
    }

    private Trouble whyNot(AppLimits limits) {
        return trouble.orElseGet(() -> process.isAlive()
                ? inspection.elsewhere().orElseGet(() -> Trouble.notReady(limits))
                : inspection.end(Trouble.endedAtStart()));
    }
}
