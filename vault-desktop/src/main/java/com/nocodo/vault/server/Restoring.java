package com.nocodo.vault.server;

import com.nocodo.provisioning.Steps;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The steps that make a backup the state of an operator. All of it is opened once before any of it is sent; the server
/// itself goes back to what was there where the operator does not start with it.
final class Restoring {
    /// `done` or `undone`, in the end.
    static final String OUTCOME = "restore";

    private static final int USUAL_BYTES_A_SECOND = 4 * 1024 * 1024;

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
                new WorkStep("send-state", "Send it", sending, (facts, line) -> Optional.of(sent(line))),
                new WorkStep(
                        "restore-state",
                        Steps.named("restore-state").title(),
                        Steps.named("restore-state").expected(),
                        (facts, line) -> Optional.of(server.restore(wanted.state(), wanted.replace(), line))),
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

    private Map<String, String> sent(Consumer<String> line) throws InterruptedException {
        try (var content = new Counted(sealed.open(), new Tenths(wanted.state().bytes(), line))) {
            server.send(content, wanted.state().bytes(), line);
            return Map.of();
        } catch (IOException e) {
            throw sealed.unusable(e);
        }
    }

    /// Who is in charge of the server stays in charge, whoever was when the backup was made.
    private Map<String, String> health(Facts facts, Consumer<String> line) throws InterruptedException {
        return "done".equals(facts.find(OUTCOME).orElse("")) ? Map.of("operator-says", server.health(line)) : Map.of();
    }

    private static final class Counted extends FilterInputStream {
        private final Tenths tenths;
        private long read;

        Counted(InputStream in, Tenths tenths) {
            super(in);
            this.tenths = tenths;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var count = super.read(bytes, from, length);
            read += Math.max(0, count);
            tenths.accept(read);
            return count;
        }
    }
}
