package com.nocodo.vault.server;

import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.provisioning.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The steps that give a server back to its owner: the operator goes, who came in before comes in again, and last the
/// vault's own account goes.
final class Releasing {
    private final Facts made;
    private final ServerScripts scripts;
    private final Reach reach;

    /// @param made what is known of the server
    Releasing(Facts made, ServerScripts scripts, Reach reach) {
        this.made = made;
        this.scripts = scripts;
        this.reach = reach;
    }

    List<RunStep> steps() {
        return List.of(known("remove-operator"), known("open-ways"), new Leave());
    }

    private RunStep known(String step) {
        return new ScriptRunStep(
                Steps.named(step),
                reach,
                facts -> scripts.parameters(made),
                facts -> scripts.pins(made),
                made.get(CloudRunStep.ADDRESS));
    }

    /// Looking tells whether the account is still there: a run that was killed after it went must not wait for ever.
    private final class Leave implements RunStep {
        private final RunStep leave = known("leave");

        @Override
        public String id() {
            return leave.id();
        }

        @Override
        public String title() {
            return leave.title();
        }

        @Override
        public Duration usual() {
            return leave.usual();
        }

        @Override
        public Found look(Facts facts) throws InterruptedException {
            return reach.isRefused(made.get(CloudRunStep.ADDRESS), pin())
                    ? new Found.Done(Map.of("left", "0"))
                    : new Found.Absent();
        }

        private SshPublicKey pin() {
            return scripts.pins(made).getLast();
        }

        @Override
        public void take(Facts facts, Consumer<String> line) throws InterruptedException {
            leave.take(facts, line);
        }
    }
}
