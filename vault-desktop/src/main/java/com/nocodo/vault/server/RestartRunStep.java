package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.Script;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.provisioning.Step;
import com.nocodo.provisioning.StepReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// Restarts the server where its updates ask for it, and waits until it is back in another boot, known by the same
/// host key.
///
/// Which boot was to end is in the journal, from the step before. Whatever restarted the server since, it is done: one
/// need never restarts it twice.
final class RestartRunStep implements RunStep {
    static final Duration PATIENCE = Duration.ofMinutes(10);
    /// What the step before told.
    private static final String BOOT = "boot";

    private static final String DUE = "restart-due";
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final long LOOK_AGAIN_SECONDS = 2;

    private final Step step;
    private final Reach reach;
    private final Function<Facts, List<SshPublicKey>> pins;
    private final Duration patience;
    private Optional<String> back = Optional.empty();

    RestartRunStep(Step step, Reach reach, Function<Facts, List<SshPublicKey>> pins, Duration patience) {
        this.step = step;
        this.reach = reach;
        this.pins = pins;
        this.patience = patience;
    }

    @Override
    public String id() {
        return "restarted";
    }

    @Override
    public String title() {
        return "Restart the server, if its updates ask for it";
    }

    @Override
    public Duration usual() {
        return Duration.ofSeconds(40);
    }

    @Override
    public Found look(Facts facts) throws InterruptedException {
        if (!facts.get(DUE).equals("yes")) {
            return new Found.Done(Map.of("restarted", "no, nothing asks for it"));
        }
        if (back.isEmpty()) {
            back = boot(facts, Parameters.none(), line -> {}).filter(now -> !now.equals(facts.get(BOOT)));
        }
        return back.<Found>map(now -> new Found.Done(Map.of("restarted", "yes", "boot-after", now)))
                .orElseGet(Found.Absent::new);
    }

    /// Told again, the server does nothing where that boot has ended.
    @Override
    public void take(Facts facts, Consumer<String> line) throws InterruptedException {
        var before = facts.get(BOOT);
        var restart = Parameters.none().with(Parameter.BOOT, before);
        var until = System.nanoTime() + patience.toNanos();
        var last = new String[] {"it runs on as before"};
        line.accept("the server restarts");
        for (var told = false; back.isEmpty(); TimeUnit.SECONDS.sleep(LOOK_AGAIN_SECONDS)) {
            if (System.nanoTime() > until) {
                throw gone(last[0]).toException();
            }
            var answers = boot(facts, told ? Parameters.none() : restart, reason -> {
                last[0] = reason;
                line.accept("waiting for it to come back (" + reason + ")");
            });
            told |= answers.isPresent();
            back = answers.filter(now -> !now.equals(before));
        }
    }

    private Problem gone(String reason) {
        return Problem.unavailable(
                "The server was told to restart, and is not back within %d minutes (%s). Look at its console at the"
                        + " provider, and start it there if it is off. Then go on: nothing is lost.",
                Math.max(1, patience.toMinutes()), reason);
    }

    /// @return which boot answers, if one does
    private Optional<String> boot(Facts facts, Parameters told, Consumer<String> waiting) throws InterruptedException {
        List<String> said = new ArrayList<>();
        var ran = reach.runIfUp(
                facts.get(CloudRunStep.ADDRESS),
                pins.apply(facts),
                Script.apply(step, told),
                LIMIT,
                waiting,
                said::add);
        if (ran.isEmpty()) {
            return Optional.empty();
        }
        var report = StepReport.of(step, said);
        report.failed().ifPresent(why -> {
            throw Problem.unavailable("'%s' did not work on the server: %s", title(), why)
                    .toException();
        });
        return report.done() ? report.fact(BOOT) : Optional.empty();
    }
}
