package com.nocodo.vault.server;

import com.nocodo.protocol.ProblemException;
import com.nocodo.provisioning.Script;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.ssh.Connecting;
import com.nocodo.vault.ssh.Ran;
import com.nocodo.vault.ssh.SshConnection;
import com.nocodo.vault.ssh.SshKey;
import com.nocodo.vault.ssh.SshTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The administrator's connection to a server while it is set up, made anew whenever that is needed.
final class Reach implements AutoCloseable {
    static final String ADMIN = "nocodo";
    static final int SSH = 22;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration REFUSAL = Duration.ofSeconds(20);
    private static final Duration STALL = Duration.ofMinutes(1);

    private final int port;
    private final SshKey key;
    private @Nullable SshConnection connection;
    private @Nullable SshTarget connectedTo;

    Reach(int port, SshKey key) {
        this.port = port;
        this.key = key;
    }

    int port() {
        return port;
    }

    /// Runs a script as the server's administrator, over the connection that there is, or a new one.
    ///
    /// @param pins the host keys that the server may have; more than one only while it changes its own
    /// @param waiting hears why it waits for the server
    /// @param line hears each line of the script
    Ran run(
            String host,
            List<SshPublicKey> pins,
            Script script,
            Duration limit,
            Consumer<String> waiting,
            Consumer<String> line)
            throws InterruptedException {
        return connected(host, pins, waiting)
                .run("sudo -n sh -s", script.text().getBytes(StandardCharsets.UTF_8), limit, line);
    }

    /// Writes a file where only root can.
    ///
    /// @param stopped whether somebody wants no more of it sent
    void put(
            String host,
            List<SshPublicKey> pins,
            InputStream content,
            long size,
            String path,
            BooleanSupplier stopped,
            Consumer<String> line)
            throws InterruptedException {
        connected(host, pins, line).putAsRoot(content, size, path, STALL, stopped);
    }

    /// Reads a file that only root may read, as it comes.
    void get(ServerAccess server, String path, long size, OutputStream to, BooleanSupplier stopped, LongConsumer count)
            throws IOException, InterruptedException {
        connected(server.host(), List.of(server.pin()), waiting -> {}).getAsRoot(path, size, to, STALL, stopped, count);
    }

    /// As [#run], where one try is enough to tell whether our account is there.
    ///
    /// @return nothing where it is not
    Optional<Ran> runAtOnce(String host, SshPublicKey pin, Script script, Duration limit, Consumer<String> line)
            throws InterruptedException {
        return isRefused(host, pin)
                ? Optional.empty()
                : Optional.of(run(host, List.of(pin), script, limit, waiting -> {}, line));
    }

    /// As [#run], of a server that ends or begins at the moment, by a connection of its own: it refuses for moments.
    ///
    /// @param waiting hears why it did not answer
    /// @return nothing where it did not
    /// @throws ProblemException where somebody else answers
    Optional<Ran> runIfUp(
            String host,
            List<SshPublicKey> pins,
            Script script,
            Duration limit,
            Consumer<String> waiting,
            Consumer<String> line)
            throws InterruptedException {
        leave();
        var target = new SshTarget(host, port, ADMIN, pins.getLast());
        switch (SshConnection.connect(target, key)) {
            case Connecting.Connected(var made) -> {
                connection = made;
                connectedTo = target;
            }
            case Connecting.OtherHost other -> throw other.problem(host).toException();
            case Connecting.Unreachable(var reason) -> {
                waiting.accept(reason);
                return Optional.empty();
            }
            case Connecting.KeyRefused _ -> {
                waiting.accept("it lets nobody in yet");
                return Optional.empty();
            }
        }
        try {
            return Optional.of(run(host, pins, script, limit, waiting, line));
        } catch (ProblemException e) {
            leave();
            waiting.accept("the connection broke");
            return Optional.empty();
        }
    }

    /// Whether the server does not know our account; by a connection of its own.
    ///
    /// @throws com.nocodo.protocol.ProblemException where somebody else answers, or nobody
    boolean isRefused(String host, SshPublicKey pin) throws InterruptedException {
        leave();
        var target = new SshTarget(host, port, ADMIN, pin);
        var outcome = SshConnection.connect(target, key, REFUSAL, reason -> {});
        if (outcome instanceof Connecting.Connected(var made)) {
            connection = made;
            connectedTo = target;
            return false;
        }
        if (outcome instanceof Connecting.KeyRefused) {
            return true;
        }
        throw outcome.problem(host).toException();
    }

    private SshConnection connected(String host, List<SshPublicKey> pins, Consumer<String> waiting)
            throws InterruptedException {
        var open = connection;
        if (open != null && open.alive() && connectedTo != null && pins.contains(connectedTo.pin())) {
            return open;
        }
        leave();
        Connecting last = new Connecting.Unreachable("nobody was asked");
        for (var pin : pins) {
            var target = new SshTarget(host, port, ADMIN, pin);
            last = SshConnection.connect(
                    target,
                    key,
                    PATIENCE,
                    reason -> waiting.accept("waiting for the server to answer (" + reason + ")"));
            if (last instanceof Connecting.Connected(var made)) {
                connection = made;
                connectedTo = target;
                return made;
            }
        }
        throw last.problem(host).toException();
    }

    boolean isOpen() {
        return connection != null && connection.alive();
    }

    /// Ends the connection; the next script makes another.
    void leave() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void close() {
        leave();
    }
}
