package com.nocodo.vault.work;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.bridge.BridgeClient;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.ssh.SshKey;
import com.nocodo.vault.way.LocalProxy;
import com.nocodo.vault.way.OperatorLine;
import com.nocodo.vault.way.OperatorNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The way in to one operator while it is open.
final class Tunnel {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOOK_MILLIS = 200;

    private final Order.Way way;
    private final Desk desk;
    private final OperatorNames names;
    private final BridgeClient operator;
    private final AtomicBoolean used = new AtomicBoolean();
    private final AtomicBoolean broken = new AtomicBoolean();

    private Tunnel(Order.Way way, Desk desk, BridgeClient operator) {
        this.way = way;
        this.desk = desk;
        this.names = new OperatorNames(way.name(), way.port());
        this.operator = operator;
    }

    /// Holds it until its time is over, somebody leaves, or it breaks.
    ///
    /// @return why it ended
    static String hold(Order.Way way, Desk desk) throws InterruptedException {
        var pin = new SshPublicKey(way.hostKey());
        try (var line =
                OperatorLine.open(way.host(), way.sshPort(), pin, new SshKey(way.bridge()), PATIENCE, reason -> {})) {
            return new Tunnel(way, desk, line.client()).hold();
        }
    }

    private String hold() throws InterruptedException {
        var vault = new SshKey(way.vault());
        operator.prove(new BridgeClient.Operator(way.id(), way.key()), vault.seed(), vault.point());
        operator.keepReceipt(
                desk.receipt(Optional.ofNullable(operator.status().receipt()).orElse("")));
        Thread.ofVirtual().name("way-end").start(this::awaitEnd);
        try (var proxy = LocalProxy.start(names, operator::http, () -> used.set(true))) {
            tellLink();
            return untilItEnds();
        }
    }

    private String untilItEnds() throws InterruptedException {
        while (!desk.stopped()) {
            if (broken.get()) {
                throw Problem.unavailable("The line to the operator %s broke. Enter it again.", way.name())
                        .toException();
            }
            if (!Instant.now().isBefore(way.until())) {
                return "Its time is over. Enter it again.";
            }
            if (used.getAndSet(false)) {
                desk.used();
            }
            if (desk.linkAsked()) {
                tellLink();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return "You left.";
    }

    /// An operator that was taken over must not send the browser elsewhere.
    private void tellLink() {
        var link = operator.signInLink();
        if (!link.matches("\\Q%s/\\E[!-~&&[^\"'<>]]{1,500}".formatted(names.address()))) {
            throw Problem.denied("The operator %s gave a link to another place. It was not opened.", way.name())
                    .toException();
        }
        desk.link(link);
    }

    private void awaitEnd() {
        try {
            operator.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            broken.set(true);
        }
    }
}
