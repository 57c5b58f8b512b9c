package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.OutputLine;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.Script;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.provisioning.Step;
import com.nocodo.provisioning.StepReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A script on the server. It changes nothing where it was run before, so it is run to find out.
final class ScriptRunStep implements RunStep {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Duration longest;
    private final Step step;
    private final Reach reach;
    private final Function<Facts, Parameters> parameters;
    private final Function<Facts, List<SshPublicKey>> pins;
    private final boolean freshly;
    private final Optional<String> address;
    private Optional<Map<String, String>> done = Optional.empty();

    /// @param pins the host keys that the server may have at this step
    /// @param freshly whether it must come in by a new connection
    ScriptRunStep(
            Step step,
            Reach reach,
            Function<Facts, Parameters> parameters,
            Function<Facts, List<SshPublicKey>> pins,
            boolean freshly) {
        this(step, reach, parameters, pins, freshly, Optional.empty(), LONGEST);
    }

    /// @param address of a server that was made before this run
    ScriptRunStep(
            Step step,
            Reach reach,
            Function<Facts, Parameters> parameters,
            Function<Facts, List<SshPublicKey>> pins,
            String address) {
        this(step, reach, parameters, pins, false, Optional.of(address), LONGEST);
    }

    private ScriptRunStep(
            Step step,
            Reach reach,
            Function<Facts, Parameters> parameters,
            Function<Facts, List<SshPublicKey>> pins,
            boolean freshly,
            Optional<String> address,
            Duration longest) {
        this.longest = longest;
        this.step = step;
        this.reach = reach;
        this.parameters = parameters;
        this.pins = pins;
        this.freshly = freshly;
        this.address = address;
    }

    /// The same where what it does takes its time.
    ScriptRunStep within(Duration limit) {
        return new ScriptRunStep(step, reach, parameters, pins, freshly, address, limit);
    }

    @Override
    public String id() {
        return step.id();
    }

    @Override
    public String title() {
        return step.title();
    }

    @Override
    public Duration usual() {
        return step.expected();
    }

    @Override
    public Found look(Facts facts) {
        return done.<Found>map(Found.Done::new).orElseGet(Found.Absent::new);
    }

    @Override
    public void take(Facts facts, Consumer<String> line) throws InterruptedException {
        if (freshly) {
            reach.leave();
        }
        List<String> said = new ArrayList<>();
        var ran = reach.run(
                address.orElseGet(() -> facts.get(CloudRunStep.ADDRESS)),
                pins.apply(facts),
                Script.apply(step, parameters.apply(facts)),
                longest,
                line,
                text -> {
                    said.add(text);
                    if (OutputLine.read(text) instanceof OutputLine.Doing(var title)) {
                        line.accept(title);
                    }
                });
        var report = StepReport.of(step, said);
        if (!report.done() && report.failed().isEmpty() && ran.code() < 0) {
            reach.leave();
            line.accept("the connection broke");
            return; // it is looked at again, and taken again
        }
        if (!report.done()) {
            throw Problem.unavailable(
                            "'%s' did not work on the server: %s",
                            step.title(),
                            report.failed()
                                    .orElseGet(() ->
                                            "exit code %d; it said last: %s".formatted(ran.code(), lastWords(said))))
                    .toException();
        }
        done = Optional.of(found(report));
    }

    /// Takes it, and tells what it told.
    ///
    /// @return nothing where the line broke
    Optional<Map<String, String>> told(Facts facts, Consumer<String> line) throws InterruptedException {
        take(facts, line);
        return done;
    }

    private static String lastWords(List<String> said) {
        return said.isEmpty() ? "nothing" : shown(said.getLast());
    }

    private static String shown(String line) {
        return OutputLine.read(line) instanceof OutputLine.Other(var text)
                ? text.substring(0, Math.min(200, text.length()))
                : "nothing of its own";
    }

    /// Under this name it tells how much it changed, once it is done.
    static String changed(String step) {
        return step + "-changed";
    }

    private Map<String, String> found(StepReport report) {
        Map<String, String> found = new HashMap<>();
        report.facts().forEach(fact -> found.put(fact.name(), fact.value()));
        found.put(changed(step.id()), Integer.toString(report.changed().size()));
        return found;
    }
}
