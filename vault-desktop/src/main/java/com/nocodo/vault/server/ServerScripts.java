package com.nocodo.vault.server;

import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.provisioning.Step;
import com.nocodo.provisioning.Steps;
import java.util.Base64;
import java.util.List;

/// The steps of one server that are scripts, with what each is told and which host key it may meet.
final class ServerScripts {
    /// The host key that counts from then on, once the server told it.
    static final String HOST_KEY = "host-key";
    /// Accounts that keep coming in, on a server that its owner made.
    static final String KEPT_ACCOUNTS = "kept-accounts";

    private static final String BRIDGE = "/usr/lib/nocodo/bridge";
    private static final int GUARD_SECONDS = 180;
    private static final int BOOT_SECONDS = 1_200;

    private final Wanted wanted;
    private final ServerKeys keys;
    private final OperatorArchive archive;
    private final Reach reach;
    private final SshPublicKey first;

    /// @param first the host key that it answers with at the first contact
    ServerScripts(Wanted wanted, ServerKeys keys, OperatorArchive archive, Reach reach, SshPublicKey first) {
        this.wanted = wanted;
        this.keys = keys;
        this.archive = archive;
        this.reach = reach;
        this.first = first;
    }

    ScriptRunStep step(Step step) {
        return new ScriptRunStep(step, reach, this::parameters, this::pins, false);
    }

    RunStep wayIn() {
        var confirm = new ScriptRunStep(Steps.named("confirm-way-in"), reach, this::parameters, this::pins, true);
        return new WayInRunStep(step(Steps.named("way-in")), confirm);
    }

    /// The rest of the hardening runs on what the updates brought.
    List<RunStep> restart() {
        var script = Steps.named("restart");
        return List.of(step(script), new RestartRunStep(script, reach, this::pins, RestartRunStep.PATIENCE));
    }

    /// The operator, on a server that is hardened.
    List<RunStep> operator() {
        return List.of(
                new SendOperatorStep(archive, step(Steps.named("staging")), reach, this::pins),
                step(Steps.named("operator")),
                new PairRunStep(step(Steps.named("pairing")), wanted, keys, reach.port()),
                step(Steps.named("tools")),
                new ScorecardStep(reach, this::parameters, this::pins));
    }

    /// While the server changes its key it may have either; afterwards the old one is refused.
    List<SshPublicKey> pins(Facts facts) {
        var own = facts.find(HOST_KEY).map(SshPublicKey::new);
        if (own.isEmpty() || own.get().equals(first)) {
            return List.of(first);
        }
        return facts.find(ScriptRunStep.changed("switch-host-key")).isPresent()
                ? List.of(own.get())
                : List.of(first, own.get());
    }

    Parameters parameters(Facts facts) {
        var parameters = Parameters.none()
                .with(Parameter.ADMIN, Reach.ADMIN)
                .with(Parameter.ADMIN_KEYS, keys.admin().publicKey().text())
                .with(
                        Parameter.BRIDGE_KEYS,
                        "restrict,command=\"%s\" %s"
                                .formatted(BRIDGE, keys.bridge().publicKey().text()))
                .with(Parameter.BOOT_HOST_KEY, first.text())
                .with(Parameter.GUARD_SECONDS, Integer.toString(GUARD_SECONDS))
                .with(Parameter.PATIENCE, Integer.toString(BOOT_SECONDS))
                .with(Parameter.TOLERATED, "")
                .with(Parameter.SSH_PORT, Integer.toString(reach.port()))
                .with(Parameter.KEPT_ACCOUNTS, facts.find(KEPT_ACCOUNTS).orElse(""))
                .with(Parameter.OPERATOR_VERSION, archive.version())
                .with(Parameter.OPERATOR_SUM, archive.sum())
                .with(Parameter.OPERATOR_SIGNER, archive.signer().text())
                .with(Parameter.OPERATOR_SIGNATURE, archive.signature().text())
                .with(Parameter.OPERATOR_NAME, wanted.name())
                .with(Parameter.OPERATOR_PORT, Integer.toString(wanted.port()))
                .with(Parameter.OPERATOR_ID, wanted.tag());
        if (wanted.pairing().length > 0) { // once the two know each other it is gone
            parameters = parameters.with(
                    Parameter.PAIRING_SECRET, Base64.getEncoder().encodeToString(wanted.pairing()));
        }
        var key = facts.find(HOST_KEY);
        return key.isPresent() ? parameters.with(Parameter.HOST_KEY, key.get()) : parameters;
    }
}
