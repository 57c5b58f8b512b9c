package com.nocodo.vault.work;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Reason;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.protocol.rpc.WireDoor;
import com.nocodo.vault.process.Shield;
import com.nocodo.vault.provider.CloudTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A worker's process: takes its order, carries it out, tells the result, and ends. It ends at once when the process
/// that started it does.
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    static final WireDoor<Desk> DESK = WireDoor.of(Desk.class, "vault");

    private Worker() {}

    public static void main(String[] args) {
        Shield.raise();
        try (var desk = DESK.connect(new EndingStream(System.in), System.out)) {
            work(desk);
        } catch (ProblemException e) {
            LOG.warn("the work ended without a result: {}", e.problem().message());
        }
        Runtime.getRuntime().halt(0); // nothing of it stays
    }

    private static void work(Desk desk) {
        try {
            desk.done(Wire.JSON.valueToTree(new Carrying(desk, System.getenv()).out(desk.order())));
        } catch (ProblemException e) {
            desk.failed(e.problem());
        } catch (CloudTrouble e) {
            desk.failed(e.trouble().problem());
        } catch (IllegalArgumentException e) {
            desk.failed(Problem.invalid("%s", Reason.of(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a mistake of ours", e);
            desk.failed(new Problem(
                    Problem.Code.INTERNAL,
                    "This is a mistake of ours (%s); the log worker.log of the vault says more."
                            .formatted(e.getClass().getSimpleName())));
        }
    }
}
