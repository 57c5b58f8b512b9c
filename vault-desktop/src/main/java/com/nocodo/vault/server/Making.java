package com.nocodo.vault.server;

import com.nocodo.provisioning.BootKey;
import com.nocodo.provisioning.Steps;
import com.nocodo.vault.provider.CloudStep;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.UserData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The steps that make a server, harden it, and install the operator, in their order.
final class Making {
    private final Provider provider;
    private final ServerOrder order;
    private final ServerKeys keys;
    private final ServerScripts scripts;

    Making(Provider provider, ServerOrder order, Wanted wanted, ServerKeys keys, OperatorArchive archive, Reach reach) {
        this.provider = provider;
        this.order = order;
        this.keys = keys;
        this.scripts =
                new ServerScripts(wanted, keys, archive, reach, keys.boot().publicKey());
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
                    steps.add(scripts.step(step));
                    steps.add(new HostEvidenceStep(provider, order, keys.boot().publicKey()));
                }
                case "switch-host-key" -> {
                    steps.add(scripts.step(step));
                    if (provider.steps().contains(CloudStep.FORGET_USER_DATA)) {
                        steps.add(new CloudRunStep(provider, CloudStep.FORGET_USER_DATA, order));
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
}
