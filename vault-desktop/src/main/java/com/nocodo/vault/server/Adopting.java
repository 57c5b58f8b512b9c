package com.nocodo.vault.server;

import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.provisioning.Steps;
import com.nocodo.vault.ssh.SignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps that harden a server which its owner made, and install the operator there. Its owner signs in once; from
/// the second step on the vault comes in by an account of its own.
final class Adopting {
    /// Where SSH is, where that is not port 22.
    static final String SSH_PORT = "ssh-port";

    private final OwnHost host;
    private final OwnReach owner;
    private final ServerScripts scripts;

    Adopting(
            OwnHost host,
            Optional<SignIn> signIn,
            Wanted wanted,
            ServerKeys keys,
            OperatorArchive archive,
            Reach reach) {
        this.host = host;
        this.owner = new OwnReach(host, signIn, reach);
        this.scripts = new ServerScripts(wanted, keys, archive, reach, new SshPublicKey(host.hostKey()));
    }

    List<RunStep> steps() {
        List<RunStep> steps = new ArrayList<>();
        steps.add(new OwnScriptStep(
                Steps.named("look-over"),
                owner,
                this::parameters,
                Map.of(CloudRunStep.ADDRESS, host.host(), SSH_PORT, Integer.toString(host.port()))));
        steps.add(new OwnScriptStep(
                Steps.named("own-account"),
                owner,
                this::parameters,
                host.newHostKey() ? Map.of() : Map.of(ServerScripts.HOST_KEY, host.hostKey())));
        for (var step : Steps.hardening()) {
            switch (step.id()) {
                case "first-boot" -> {} // it was long ago
                case "prepare-host-key", "switch-host-key" -> {
                    if (host.newHostKey()) {
                        steps.add(scripts.step(step));
                    }
                }
                case "restart" -> steps.addAll(scripts.restart());
                case "way-in" -> steps.add(scripts.wayIn());
                case "confirm-way-in" -> {} // with the one before
                default -> steps.add(scripts.step(step));
            }
        }
        steps.addAll(scripts.operator());
        return steps;
    }

    private Parameters parameters(Facts facts) {
        return scripts.parameters(facts)
                .with(Parameter.SIGNED_IN_AS, host.user())
                .with(Parameter.CLOSE_OTHERS, host.closeOthers() ? "yes" : "no");
    }
}
