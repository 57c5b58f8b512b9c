package com.nocodo.vault.server;

import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.Steps;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// The real one, over SSH.
final class ReachedStateServer implements StateServer {
    /// As long as the server itself lets it take, and a little.
    private static final Duration LONGEST = Duration.ofSeconds(7200 + 300);

    private final ServerAccess server;
    private final Reach reach;
    private final BooleanSupplier stopped;

    ReachedStateServer(ServerAccess server, Reach reach, BooleanSupplier stopped) {
        this.server = server;
        this.reach = reach;
        this.stopped = stopped;
    }

    @Override
    public Map<String, String> save(Consumer<String> line) throws InterruptedException {
        return StateServer.told(script("save-state", Parameters.none(), line));
    }

    @Override
    public void fetch(String file, long bytes, OutputStream to, LongConsumer count)
            throws IOException, InterruptedException {
        reach.get(server, file, bytes, to, stopped, count);
    }

    @Override
    public boolean isReached() {
        return reach.isOpen();
    }

    @Override
    public void drop(Consumer<String> line) throws InterruptedException {
        StateServer.told(script("drop-state", Parameters.none(), line));
    }

    @Override
    public Optional<Map<String, String>> look(SavedState state, Consumer<String> line) throws InterruptedException {
        return script("look-state", of(state), line);
    }

    @Override
    public void send(InputStream content, long bytes, Consumer<String> line) throws InterruptedException {
        reach.put(server.host(), List.of(server.pin()), content, bytes, Steps.STATE_SENT, stopped, line);
    }

    @Override
    public Optional<Map<String, String>> restore(SavedState state, boolean replace, Consumer<String> line)
            throws InterruptedException {
        return script("restore-state", of(state).with(Parameter.STATE_REPLACE, replace ? "yes" : "no"), line);
    }

    private static Parameters of(SavedState state) {
        return Parameters.none()
                .with(Parameter.STATE_SUM, state.sum())
                .with(Parameter.STATE_BYTES, Long.toString(state.bytes()));
    }

    /// @return nothing where the line broke
    private Optional<Map<String, String>> script(String step, Parameters parameters, Consumer<String> line)
            throws InterruptedException {
        return new ScriptRunStep(
                        Steps.named(step), reach, facts -> parameters, facts -> List.of(server.pin()), server.host())
                .within(LONGEST)
                .told(Facts.of(List.of()), line);
    }

    @Override
    public String health(Consumer<String> line) throws InterruptedException {
        try (var open = new Proof(server, line).proven(server.keys())) {
            return open.client().status().version();
        }
    }
}
