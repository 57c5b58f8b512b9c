package com.nocodo.vault.server;

import com.nocodo.provisioning.BootKey;
import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.provisioning.Step;
import com.nocodo.provisioning.Steps;
import com.nocodo.vault.provider.CloudStep;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.UserData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The steps that make a server, harden it, and install the operator, in their order.
final class Making {
    /// The host key that the server made itself, once it told.
    static final String HOST_KEY = "host-key";

    private static final int GUARD_SECONDS = 180;
    private static final int BOOT_SECONDS = 1_200;

    private final Provider provider;
    private final ServerOrder order;
    private final Wanted wanted;
    private final ServerKeys keys;
    private final OperatorArchive archive;
    private final Reach reach;

    Making(Provider provider, ServerOrder order, Wanted wanted, ServerKeys keys, OperatorArchive archive, Reach reach) {
        this.provider = provider;
        this.order = order;
        this.wanted = wanted;
        this.keys = keys;
        this.archive = archive;
        this.reach = reach;
    }

    /// What a server reads at its first boot.
    static UserData userData(String hostName, ServerKeys keys) {
        try (var boot = new BootKey(keys.boot().privateFile("boot"), keys.boot().publicKey())) {
            var bytes = com.nocodo.provisioning.UserData.of(
                    hostName, Reach.ADMIN, List.of(keys.admin().publicKey()), boot);
            return new UserData(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /// What happens at the provider, until the server boots.
    List<RunStep> ordering() {
        return provider.steps().stream()
                .filter(step -> step != CloudStep.FORGET_USER_DATA)
                .<RunStep>map(step -> new CloudRunStep(provider, step, order))
                .toList();
    }

    List<RunStep> steps() {
        var steps = new ArrayList<>(ordering());
        for (var step : Steps.hardening()) {
            switch (step.id()) {
                case "first-boot" -> {
                    steps.add(script(step));
                    steps.add(new HostEvidenceStep(provider, order, keys.boot().publicKey()));
                }
                case "switch-host-key" -> {
                    steps.add(script(step));
                    if (provider.steps().contains(CloudStep.FORGET_USER_DATA)) {
                        steps.add(new CloudRunStep(provider, CloudStep.FORGET_USER_DATA, order));
                    }
                }
                case "way-in" -> steps.add(new WayInRunStep(script(step), freshScript(Steps.named("confirm-way-in"))));
                case "confirm-way-in" -> {} // with the one before
                default -> steps.add(script(step));
            }
        }
        steps.add(new SendOperatorStep(archive, script(Steps.named("staging")), reach, this::pins));
        steps.add(script(Steps.named("operator")));
        steps.add(new PairRunStep(script(Steps.named("pairing")), wanted, keys, Reach.SSH));
        steps.add(new ScorecardStep(reach, this::parameters, this::pins));
        return steps;
    }

    private ScriptRunStep script(Step step) {
        return new ScriptRunStep(step, reach, this::parameters, this::pins, false);
    }

    private ScriptRunStep freshScript(Step step) {
        return new ScriptRunStep(step, reach, this::parameters, this::pins, true);
    }

    /// While the server changes its key it may have either; afterwards the old one is refused.
    private List<SshPublicKey> pins(Facts facts) {
        var boot = keys.boot().publicKey();
        var own = facts.find(HOST_KEY).map(SshPublicKey::new);
        if (own.isEmpty()) {
            return List.of(boot);
        }
        return facts.find(ScriptRunStep.changed("switch-host-key")).isPresent()
                ? List.of(own.get())
                : List.of(boot, own.get());
    }

    private Parameters parameters(Facts facts) {
        var parameters = Parameters.none()
                .with(Parameter.ADMIN, Reach.ADMIN)
                .with(Parameter.ADMIN_KEYS, keys.admin().publicKey().text())
                .with(Parameter.BRIDGE_KEYS, Acceptance.bound(keys.bridge().publicKey()))
                .with(Parameter.BOOT_HOST_KEY, keys.boot().publicKey().text())
                .with(Parameter.GUARD_SECONDS, Integer.toString(GUARD_SECONDS))
                .with(Parameter.PATIENCE, Integer.toString(BOOT_SECONDS))
                .with(Parameter.TOLERATED, "")
                .with(Parameter.OPERATOR_VERSION, archive.version())
                .with(Parameter.OPERATOR_SUM, archive.sum())
                .with(Parameter.OPERATOR_NAME, wanted.name())
                .with(Parameter.OPERATOR_PORT, Integer.toString(wanted.port()))
                .with(Parameter.OPERATOR_ID, wanted.tag())
                .with(Parameter.PAIRING_SECRET, Base64.getEncoder().encodeToString(wanted.pairing()));
        return facts.find(HOST_KEY)
                .map(key -> parameters.with(Parameter.HOST_KEY, key))
                .orElse(parameters);
    }
}
