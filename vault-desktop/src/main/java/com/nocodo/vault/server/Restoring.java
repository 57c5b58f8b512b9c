package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.Steps;
import com.nocodo.vault.door.FileSize;
import com.nocodo.vault.server.SentState.Far;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The steps that make a backup the state of an operator. All of it is opened once before any of it is sent; the server
/// itself goes back to what was there where the operator does not start with it.
final class Restoring {
    /// `done` or `undone`, in the end.
    static final String OUTCOME = "restore";

    /// From its beginning on, the operator of the server may have been stopped for it.
    static final String RESTORE = "restore-state";

    static final String SEND = "send-state";

    private static final List<String> OUTCOME_FACTS = List.of(OUTCOME, "restore-why", "restored-projects");
    private static final int USUAL_BYTES_A_SECOND = 4 * 1024 * 1024;
    /// So much of the server's disk stays free.
    private static final long RESERVE = 200_000_000;

    private final RestoreWanted wanted;
    private final StateServer server;
    private final SealedState sealed;

    Restoring(RestoreWanted wanted, StateServer server) {
        this.wanted = wanted;
        this.server = server;
        this.sealed = new SealedState(Path.of(wanted.file()), wanted.id(), wanted.key());
    }

    List<RunStep> steps() {
        var sending = Duration.ofSeconds(2 + wanted.state().bytes() / USUAL_BYTES_A_SECOND);
        return List.of(
                new WorkStep(
                        "check-backup",
                        "Open the whole backup once, before any of it is sent",
                        Duration.ofSeconds(2),
                        (facts, line) -> Optional.of(checked())),
                new WorkStep(SEND, "Send it", sending, (facts, line) -> sent(line)),
                new WorkStep(
                        RESTORE,
                        Steps.named(RESTORE).title(),
                        Steps.named(RESTORE).expected(),
                        (facts, line) -> restored(line)),
                new WorkStep(
                        "restore-health",
                        "Ask the operator who it is, through the bridge",
                        Duration.ofSeconds(4),
                        (facts, line) -> Optional.of(health(facts, line))));
    }

    private Map<String, String> checked() {
        try {
            sealed.mustBe(wanted.state());
            return Map.of();
        } catch (IOException e) {
            throw sealed.unusable(e);
        }
    }

    /// One that has ended was another restore of the same backup.
    private Optional<Map<String, String>> sent(Consumer<String> line) throws InterruptedException {
        var there = look(line);
        if (there.isPresent()
                && EnumSet.of(Far.MISSING, Far.LOST, Far.ENDED)
                        .contains(there.get().far())) {
            send(there.get(), line);
        }
        return there.map(far -> Map.of());
    }

    private Optional<SentState> look(Consumer<String> line) throws InterruptedException {
        return server.look(wanted.state(), line).map(SentState::of);
    }

    private void send(SentState there, Consumer<String> line) throws InterruptedException {
        var bytes = wanted.state().bytes();
        if (there.room() - RESERVE < 2 * bytes) { // what is sent, and what is unpacked from it
            throw Problem.unavailable(
                            "The backup needs %s on the server and %s that stay free, and there is room for %s. Make room"
                                    + " there. Nothing was sent.",
                            FileSize.words(2 * bytes), FileSize.words(RESERVE), FileSize.words(there.room()))
                    .toException();
        }
        try (var content = new Counted(sealed.open(), bytes, line)) {
            server.send(content, bytes, line);
        } catch (IOException e) {
            throw sealed.unusable(e);
        }
    }

    /// What the server threw away since it was sent is sent again.
    private Optional<Map<String, String>> restored(Consumer<String> line) throws InterruptedException {
        var there = look(line);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (EnumSet.of(Far.MISSING, Far.LOST).contains(there.get().far())) {
            send(there.get(), line);
        }
        return server.restore(wanted.state(), wanted.replace(), line).map(Restoring::outcome);
    }

    /// Of the server's other words none is kept.
    private static Map<String, String> outcome(Map<String, String> told) {
        var outcome = new HashMap<String, String>();
        OUTCOME_FACTS.stream()
                .filter(told::containsKey)
                .forEach(fact -> outcome.put(fact, SavedState.shown(told.getOrDefault(fact, ""))));
        return outcome;
    }

    /// Who is in charge of the server stays in charge, whoever was when the backup was made.
    private Map<String, String> health(Facts facts, Consumer<String> line) throws InterruptedException {
        return "done".equals(facts.find(OUTCOME).orElse("")) ? Map.of("operator-says", server.health(line)) : Map.of();
    }

    /// Removes what was sent, where nothing was begun with it; where it began and that is gone, the server goes back.
    ///
    /// @param asked whether the server was asked to begin: then one that has ended there is this one
    /// @throws com.nocodo.protocol.ProblemException `conflict` where it did
    void leave(boolean asked, Consumer<String> line) throws InterruptedException {
        var far = SentState.of(StateServer.told(server.look(wanted.state(), line)))
                .far();
        if (far == Far.LOST) {
            StateServer.told(server.restore(wanted.state(), false, line));
            return;
        }
        if (far == Far.BEGUN || asked && far == Far.ENDED) {
            throw Problem.conflict(
                            "The server has begun to restore %s, and cannot leave that half done. Go on with it: restore"
                                    + " the same backup again.",
                            wanted.id())
                    .toException();
        }
        server.drop(line);
    }
}
