package com.nocodo.vault.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A step whose end only it can tell: it is taken to find out, since taking it again changes nothing.
final class WorkStep implements RunStep {
    private final String id;
    private final String title;
    private final Duration usual;
    private final Work work;
    private Optional<Map<String, String>> done = Optional.empty();

    WorkStep(String id, String title, Duration usual, Work work) {
        this.id = id;
        this.title = title;
        this.usual = usual;
        this.work = work;
    }

    interface Work {
        /// @return what was found out, or nothing where it has to be done again
        Optional<Map<String, String>> take(Facts facts, Consumer<String> line) throws InterruptedException;
    }

    /// A script under another id: a run may have the same twice.
    static WorkStep of(String id, String title, ScriptRunStep script) {
        return new WorkStep(id, title, script.usual(), script::told);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Duration usual() {
        return usual;
    }

    @Override
    public Found look(Facts facts) {
        return done.<Found>map(Found.Done::new).orElseGet(Found.Absent::new);
    }

    @Override
    public void take(Facts facts, Consumer<String> line) throws InterruptedException {
        done = work.take(facts, line);
    }
}
