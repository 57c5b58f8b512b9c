package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.provider.CloudTrouble;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.http.Pause;
import com.nocodo.vault.server.RunEntry.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes the steps of a run in their order. Whatever ends it, the same run goes on later: it knows from its
/// journal what is done, and looks what became of what it was about to do.
final class Engine {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final int MOST_LOOKS = 120;
    private static final int MOST_TROUBLES = 4;

    private final RunJournal journal;
    private final Consumer<RunProgress> progress;
    private final BooleanSupplier stopped;
    private final InstantSource clock;
    private final Pause pause;

    /// @param stopped whether to leave off at the next step
    Engine(
            RunJournal journal,
            Consumer<RunProgress> progress,
            BooleanSupplier stopped,
            InstantSource clock,
            Pause pause) {
        this.journal = journal;
        this.progress = progress;
        this.stopped = stopped;
        this.clock = clock;
        this.pause = pause;
    }

    /// @return what all steps found out
    /// @throws ProblemException where somebody has to decide, or `conflict` where it was stopped; the run can go on
    Facts run(List<RunStep> steps) throws InterruptedException {
        var before = journal.all();
        var facts = Facts.of(before);
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var last = last(before, step);
            if (last == State.DONE) {
                continue;
            }
            if (stopped.getAsBoolean()) {
                throw Problem.conflict("Stopped before '%s'. It goes on from there when you like.", step.title())
                        .toException();
            }
            facts.add(new Taking(step, i + 1, steps.size(), facts).take(last != null));
        }
        return facts;
    }

    private static @Nullable State last(List<RunEntry> entries, RunStep step) {
        return entries.stream()
                .filter(entry -> entry.step().equals(step.id()))
                .map(RunEntry::state)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /// One step while it is taken.
    private final class Taking {
        private final RunStep step;
        private final int number;
        private final int of;
        private final Facts facts;
        private int troubles;
        private int taken;
        private boolean shownSince = true;

        Taking(RunStep step, int number, int of, Facts facts) {
            this.step = step;
            this.number = number;
            this.of = of;
            this.facts = facts;
        }

        /// @param unknown whether it may have changed something when its run ended
        Map<String, String> take(boolean unknown) throws InterruptedException {
            tell("");
            if (unknown) {
                settle();
            }
            try {
                for (int waits = 0; waits < MOST_LOOKS; ) {
                    switch (look()) {
                        case Found.Done(var found) -> {
                            write(State.DONE, found, "");
                            return found;
                        }
                        case Found.Underway(var what) -> {
                            tell(what);
                            pause.take(LOOK_AGAIN);
                            waits++;
                        }
                        case Found.Absent() when shownSince -> change();
                        case Found.Absent() -> {
                            pause.take(step.between());
                            shownSince = true;
                        }
                    }
                }
                throw Problem.unavailable(
                                "'%s' has not ended within %d minutes. Go on with it later, or destroy the server.",
                                step.title(),
                                LOOK_AGAIN.multipliedBy(MOST_LOOKS).toMinutes())
                        .toException();
            } catch (ProblemException e) {
                write(State.FAILED, Map.of(), e.problem().message());
                throw e;
            }
        }

        private Found look() throws InterruptedException {
            try {
                return step.look(facts);
            } catch (CloudTrouble e) {
                afterTrouble(e.trouble());
                return look();
            }
        }

        private void change() throws InterruptedException {
            if (taken++ >= step.most()) {
                throw Problem.unavailable(
                                "'%s' was tried %d times and has no effect. Go on with it later, or destroy the server.",
                                step.title(), step.most())
                        .toException();
            }
            shownSince = false;
            write(State.INTENT, Map.of(), "");
            try {
                step.take(facts, this::tell);
            } catch (CloudTrouble e) {
                afterTrouble(e.trouble());
            }
        }

        /// Returns where it makes sense to look again.
        private void afterTrouble(Trouble trouble) throws InterruptedException {
            tell(trouble.sentence());
            if (++troubles >= MOST_TROUBLES) {
                throw trouble.problem().toException();
            }
            switch (trouble) {
                case Trouble.Busy busy -> pause.take(busy.pause());
                case Trouble.Unanswered _, Trouble.Untrusted _ -> settle();
                case Trouble.SoldOut _,
                        Trouble.TooDear _,
                        Trouble.LimitReached _,
                        Trouble.KeyRefused _,
                        Trouble.NotAllowed _,
                        Trouble.Gone _,
                        Trouble.Refused _ -> throw trouble.problem().toException();
            }
        }

        private void settle() throws InterruptedException {
            tell("looking what became of it");
            pause.take(step.settling());
        }

        private void tell(String line) {
            progress.accept(new RunProgress(number, of, step.id(), step.title(), step.usual(), line));
        }

        private void write(State state, Map<String, String> found, String note) {
            journal.add(new RunEntry(step.id(), state, found, note, clock.instant()));
        }
    }
}
