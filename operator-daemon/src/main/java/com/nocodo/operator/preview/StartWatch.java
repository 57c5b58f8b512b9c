package com.nocodo.operator.preview;

import com.nocodo.operator.process.AppLimits;
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

    boolean goesWell() {
        if (trouble.isEmpty() && System.nanoTime() - looked > EVERY.toNanos()) {
            trouble = inspection.trouble().or(inspection::elsewhere);
            looked = System.nanoTime();
        }
        return trouble.isEmpty() && process.isAlive();
    }

    Optional<Trouble> atReady() {
        return inspection.trouble().or(inspection::answersElsewhere);
    }

    Trouble whyNot(AppLimits limits) {
        return trouble.orElseGet(() -> process.isAlive()
                ? inspection.elsewhere().orElseGet(() -> Trouble.notReady(limits))
                : inspection.end(Trouble.endedAtStart()));
    }
}
