package com.nocodo.vault.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Closes every way into the server but one, and proves by a new connection that this one is open. Where it is not, the
/// server undoes the change by itself, and all of it is done again.
final class WayInRunStep implements RunStep {
    private final ScriptRunStep close;
    private final ScriptRunStep confirm;
    private Optional<Map<String, String>> done = Optional.empty();

    WayInRunStep(ScriptRunStep close, ScriptRunStep confirm) {
        this.close = close;
        this.confirm = confirm;
    }

    @Override
    public String id() {
        return close.id();
    }

    @Override
    public String title() {
        return close.title();
    }

    @Override
    public Duration usual() {
        return close.usual().plus(confirm.usual());
    }

    @Override
    public Found look(Facts facts) {
        return done.<Found>map(Found.Done::new).orElseGet(Found.Absent::new);
    }

    @Override
    public void take(Facts facts, Consumer<String> line) throws InterruptedException {
        close.take(facts, line);
        confirm.take(facts, line);
        if (close.look(facts) instanceof Found.Done(var closed)
                && confirm.look(facts) instanceof Found.Done(var confirmed)) {
            Map<String, String> both = new HashMap<>(closed);
            both.putAll(confirmed);
            done = Optional.of(both);
        }
    }
}
