package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.Script;
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

/// A script that the owner of a server has run, before the vault has an account there.
final class OwnScriptStep implements RunStep {
    private final Step step;
    private final OwnReach reach;
    private final Function<Facts, Parameters> parameters;
    private final Map<String, String> known;
    private Optional<Map<String, String>> done = Optional.empty();

    /// @param known what else later steps are told when it is done
    OwnScriptStep(Step step, OwnReach reach, Function<Facts, Parameters> parameters, Map<String, String> known) {
        this.step = step;
        this.reach = reach;
        this.parameters = parameters;
        this.known = known;
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
        List<String> said = new ArrayList<>();
        var ran = reach.run(Script.apply(step, parameters.apply(facts)), said::add);
        var report = StepReport.of(step, said);
        if (!report.done()) {
            throw Problem.unavailable(
                            "%s",
                            report.failed()
                                    .orElseGet(() ->
                                            "'%s' did not come to its end on the server (exit code %d). Try again."
                                                    .formatted(step.title(), ran.code())))
                    .toException();
        }
        Map<String, String> found = new HashMap<>();
        report.facts().forEach(fact -> found.put(fact.name(), fact.value()));
        found.putAll(known); // no server says of itself where it is, or whose key it has
        done = Optional.of(found);
    }
}
