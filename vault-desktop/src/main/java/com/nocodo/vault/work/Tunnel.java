package com.nocodo.vault.work;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.bridge.BridgeClient;
import com.nocodo.protocol.bridge.MuxStream;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.ssh.SshKey;
import com.nocodo.vault.way.LocalProxy;
import com.nocodo.vault.way.OperatorLine;
import com.nocodo.vault.way.OperatorNames;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The way in to one operator while it is open. A line that breaks is made anew; the address stays, and refuses what
/// comes meanwhile.
final class Tunnel implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// A server that starts anew, a laptop that changes its network.
    private static final Duration LONGEST_BREAK = Duration.ofMinutes(10);
    private static final int LOOK_MILLIS = 200;
    private static final int REST_MILLIS = 2_000;

    private final Order.Way way;
    private final Desk desk;
    private final OperatorNames names;
    private final AtomicBoolean used = new AtomicBoolean();
    private volatile @Nullable OperatorLine line;

    private Tunnel(Order.Way way, Desk desk) {
        this.way = way;
        this.desk = desk;
        this.names = new OperatorNames(way.name(), way.port());
    }

    /// Holds it until its time is over, somebody leaves, or it cannot be made anew.
    ///
    /// @return why it ended
    static String hold(Order.Way way, Desk desk) throws InterruptedException {
        try (var tunnel = new Tunnel(way, desk)) {
            return tunnel.hold();
        }
    }

    private String hold() throws InterruptedException {
        connect();
        try (var proxy = LocalProxy.start(names, this::stream, () -> used.set(true))) {
            if (!way.quiet()) {
                tellLink();
            }
            return untilItEnds();
        }
    }

    private MuxStream stream() throws IOException {
        var open = line;
        if (open == null) {
            throw new IOException("the line is being made anew");
        }
        return open.client().http();
    }

    private void connect() throws InterruptedException {
        var pin = new SshPublicKey(way.hostKey());
        var made = OperatorLine.open(way.host(), way.sshPort(), pin, new SshKey(way.bridge()), PATIENCE, reason -> {});
        try {
            greet(made.client());
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
        line = made;
        Thread.ofVirtual().name("way-end").start(() -> awaitEnd(made));
    }

    private void greet(BridgeClient operator) {
        var vault = new SshKey(way.vault());
        operator.prove(new BridgeClient.Operator(way.id(), way.key()), vault.seed(), vault.point());
        operator.keepReceipt(
                desk.receipt(Optional.ofNullable(operator.status().receipt()).orElse("")));
    }

    private void awaitEnd(OperatorLine made) {
        try {
            made.client().awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (line == made) {
                line = null;
            }
            made.close();
        }
    }

    private String untilItEnds() throws InterruptedException {
        while (!isOver()) {
            if (line == null) {
                reconnect();
            }
            if (used.getAndSet(false)) {
                desk.used();
            }
            if (line != null && desk.linkAsked()) {
                tellLink();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return desk.stopped() ? "You left." : "Its time is over. Enter it again.";
    }

    private boolean isOver() {
        return desk.stopped() || !Instant.now().isBefore(way.until());
    }

    /// @throws ProblemException `denied` where this vault is not let in any more, or somebody else answers there
    private void reconnect() throws InterruptedException {
        var until = System.nanoTime() + LONGEST_BREAK.toNanos();
        while (line == null && !isOver()) {
            try {
                connect();
            } catch (ProblemException e) {
                if (e.problem().code() != Problem.Code.UNAVAILABLE) {
                    throw e;
                }
                if (System.nanoTime() > until) {
                    throw Problem.unavailable(
                                    "The line to the operator %s broke and cannot be made anew: %s",
                                    way.name(), e.problem().message())
                            .toException();
                }
                TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            }
        }
    }

    /// An operator that was taken over must not send the browser elsewhere.
    private void tellLink() {
        var open = line;
        if (open == null) {
            throw Problem.unavailable("The line to the operator %s broke. Enter it again.", way.name())
                    .toException();
        }
        var link = open.client().signInLink();
        if (!link.matches("\\Q%s/\\E[!-~&&[^\"'<>]]{1,500}".formatted(names.address()))) {
            throw Problem.denied("The operator %s gave a link to another place. It was not opened.", way.name())
                    .toException();
        }
        desk.link(link);
    }

    @Override
    public void close() {
        var open = line;
        if (open != null) {
            open.close();
        }
    }
}
