package com.nocodo.vault.server;

import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.bridge.BridgeClient;
import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.provisioning.Steps;
import com.nocodo.vault.way.OperatorLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The steps that put another operator in the place of the one that runs. The server itself goes back to the old one
/// where the new one does not answer, and where nobody confirms it in time.
final class Updating {
    /// `confirmed` or `undone`, in the end.
    static final String OUTCOME = "update";

    /// From its beginning on, the server may be another than before.
    static final String SWITCH = "update-operator";

    private static final int PATIENCE_SECONDS = 120;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNDONE = "undone";

    private final UpdateWanted update;
    private final Wanted wanted;
    private final ServerKeys keys;
    private final OperatorArchive archive;
    private final ServerScripts scripts;
    private final Reach reach;

    Updating(UpdateWanted update, Wanted wanted, ServerKeys keys, OperatorArchive archive, Reach reach) {
        this.update = update;
        this.wanted = wanted;
        this.keys = keys;
        this.archive = archive;
        this.reach = reach;
        this.scripts = new ServerScripts(wanted, keys, archive, reach, new SshPublicKey(update.hostKey()));
    }

    /// Where the archive was exchanged after the server was asked to switch, it cannot be gone on with, and is gone
    /// back.
    ///
    /// @param begun whether the server was asked to switch
    /// @throws ProblemException where this archive must not be sent
    List<RunStep> steps(boolean begun) {
        if (begun && !update.isFor(archive)) {
            return List.of(script("undo-update"));
        }
        update.mustFit(archive);
        List<RunStep> steps = new ArrayList<>();
        if (update.newSigner() != null) {
            steps.add(script("trust-signer"));
        }
        steps.add(new SendOperatorStep(archive, script("staging"), reach, facts -> pins(), update.host()));
        steps.add(script(SWITCH));
        steps.add(new Health());
        steps.add(script("confirm-update"));
        return steps;
    }

    private List<SshPublicKey> pins() {
        return List.of(new SshPublicKey(update.hostKey()));
    }

    private ScriptRunStep script(String step) {
        return new ScriptRunStep(Steps.named(step), reach, this::parameters, facts -> pins(), update.host());
    }

    private Parameters parameters(Facts facts) {
        return scripts.parameters(facts)
                .with(Parameter.OPERATOR_VERSION, update.version())
                .with(Parameter.OPERATOR_SUM, update.sum())
                .with(Parameter.UPDATE_ID, Integer.toString(update.number()))
                .with(Parameter.UPDATE_SECONDS, Integer.toString(PATIENCE_SECONDS));
    }

    /// Whether the other operator is the same to us, by the way that people come in. Where it is not, the server goes
    /// back at once instead of waiting for its timer.
    private final class Health implements RunStep {
        private final ScriptRunStep undo = script("undo-update");
        private Optional<Map<String, String>> done = Optional.empty();

        @Override
        public String id() {
            return "update-health";
        }

        @Override
        public String title() {
            return "Ask the other operator who it is, through the bridge";
        }

        @Override
        public Duration usual() {
            return Duration.ofSeconds(4);
        }

        @Override
        public Found look(Facts facts) {
            return facts.get(OUTCOME).equals(UNDONE)
                    ? new Found.Done(Map.of())
                    : done.<Found>map(Found.Done::new).orElseGet(Found.Absent::new);
        }

        @Override
        public void take(Facts facts, Consumer<String> line) throws InterruptedException {
            var pin = new SshPublicKey(update.hostKey());
            try (var open = OperatorLine.open(update.host(), update.port(), pin, keys.bridge(), PATIENCE, line)) {
                var operator = new BridgeClient.Operator(wanted.tag(), update.operatorKey());
                open.client().prove(operator, keys.vault().seed(), keys.vault().point());
                done = Optional.of(
                        Map.of("operator-says", open.client().status().version()));
            } catch (ProblemException e) {
                done = undo.told(facts, line)
                        .map(told -> Map.of(
                                OUTCOME, UNDONE, "health-why", e.problem().message()));
            }
        }
    }
}
