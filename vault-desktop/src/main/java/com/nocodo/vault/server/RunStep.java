package com.nocodo.vault.server;

import com.nocodo.protocol.ProblemException;
import java.time.Duration;
import java.util.function.Consumer;

/// One step of a run. Taking it twice does what taking it once does, so a run that was killed looks first, then goes
/// on.
interface RunStep {
    /// In the journal.
    String id();

    /// For people.
    String title();

    /// How long it usually takes.
    Duration usual();

    /// How long to wait after a change of unknown end until looking tells the truth.
    default Duration settling() {
        return Duration.ZERO;
    }

    /// How often it may have to be taken until it is done, and how long to wait before it is taken again: what was made
    /// may not show at once.
    default int most() {
        return 4;
    }

    default Duration between() {
        return Duration.ofSeconds(5);
    }

    /// Looks, and changes nothing.
    Found look(Facts facts) throws InterruptedException;

    /// Makes its change, or begins it: looking tells whether it worked.
    ///
    /// @param line hears what the step says meanwhile
    /// @throws ProblemException where somebody has to decide
    void take(Facts facts, Consumer<String> line) throws InterruptedException;
}
