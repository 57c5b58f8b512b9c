package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.Hardening;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.Scorecard;
import com.nocodo.provisioning.Script;
import com.nocodo.provisioning.SshPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Asks the server about every row of the hardening catalogue.
record ScorecardStep(Reach reach, Function<Facts, Parameters> parameters, Function<Facts, List<SshPublicKey>> pins)
        implements RunStep {
    /// Before the id of a row, in facts: `row-S1` is `green publickey only`.
    static final String ROW = "row-";

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public String id() {
        return "scorecard";
    }

    @Override
    public String title() {
        return "Check what was done";
    }

    @Override
    public Duration usual() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Found look(Facts facts) throws InterruptedException {
        var asked = Hardening.rows();
        List<String> said = new ArrayList<>();
        reach.run(
                facts.get(CloudRunStep.ADDRESS),
                pins.apply(facts),
                Script.check(asked, parameters.apply(facts)),
                LIMIT,
                waiting -> {},
                said::add);
        return switch (Scorecard.read(asked, said)) {
            case Scorecard.Reading.Read(var card) -> new Found.Done(facts(card));
            case Scorecard.Reading.Unreadable(var why) ->
                throw Problem.unavailable("%s", why).toException();
        };
    }

    private static Map<String, String> facts(Scorecard card) {
        Map<String, String> facts = new HashMap<>();
        card.answers()
                .forEach(answer -> facts.put(
                        ROW + answer.row().id(),
                        answer.verdict().name().toLowerCase(Locale.ROOT) + " " + answer.evidence()));
        return facts;
    }

    @Override
    public void take(Facts facts, Consumer<String> line) {
        throw new IllegalStateException("looking is all that there is to do");
    }
}
