package com.nocodo.vault.server;

import com.nocodo.protocol.bridge.BridgeApi.Role;
import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Parameters;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.provisioning.Steps;
import com.nocodo.vault.ssh.SshKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The steps that give a server new keys: the new ones are added, proved, and only then the old ones taken away, and
/// their end is proved too. Until a step is done, what opened the server before it still does.
final class Rotating {
    /// The step from which on only the new keys open the operator.
    static final String NEW_KEYS_WORK = "prove-new-vault-key";

    /// The step after which SSH accepts the old keys no more.
    static final String KEYS_GONE = "remove-keys";

    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final Rotation rotation;
    private final ServerAccess server;
    private final AccessKeys old;
    private final AccessKeys next;
    private final Reach before;
    private final Reach after;

    /// @param before comes in with the old key, and `after` with the new one
    Rotating(Rotation rotation, Reach before, Reach after) {
        this.rotation = rotation;
        this.server = rotation.now();
        this.old = rotation.now().keys();
        this.next = rotation.next();
        this.before = before;
        this.after = after;
    }

    List<RunStep> steps() {
        var steps = new ArrayList<RunStep>(List.of(
                Reaching.step(server),
                keys("add-keys", before, List.of(old, next)),
                step("prove-new-keys", this::proveNewKeys),
                step("add-vault-key", this::addVaultKey),
                step(NEW_KEYS_WORK, this::proveNewVaultKey),
                step("remove-vault-key", this::removeVaultKey),
                keys(KEYS_GONE, after, List.of(next)),
                step("old-keys-refused", this::oldKeysAreRefused)));
        if (rotation.hostKey()) {
            steps.addAll(hostKey());
        }
        return steps;
    }

    private static WorkStep step(String id, WorkStep.Work work) {
        return new WorkStep(id, RotationEvidence.title(id), MOMENT, work);
    }

    private WorkStep keys(String id, Reach reach, List<AccessKeys> own) {
        return WorkStep.of(
                id,
                RotationEvidence.title(id),
                new ScriptRunStep(
                        Steps.named("keys"),
                        reach,
                        facts -> Acceptance.of(own, rotation.guests()),
                        facts -> List.of(server.pin()),
                        true));
    }

    private static Optional<Map<String, String>> told(String name, String value) {
        return Optional.of(Map.of(name, value));
    }

    private Optional<Map<String, String>> proveNewKeys(Facts facts, Consumer<String> line) throws InterruptedException {
        var proof = new Proof(server, line);
        proof.opens(Reach.ADMIN, next.adminKey(), server.pin());
        proof.opens(Proof.BRIDGE, next.bridgeKey(), server.pin());
        return told("accepted", prints(next));
    }

    /// The three keys as others know them.
    private static String prints(AccessKeys keys) {
        return "administrator %s, bridge %s, vault %s".formatted(keys.adminKey(), keys.bridgeKey(), keys.vaultKey());
    }

    private Optional<Map<String, String>> addVaultKey(Facts facts, Consumer<String> line) throws InterruptedException {
        try (var open = new Proof(server, line).proven(old)) {
            open.client().admit(next.vaultKey().point(), PairRunStep.vaultName(), Role.OWNER);
        }
        return told("admitted", next.vaultKey().toString());
    }

    private Optional<Map<String, String>> proveNewVaultKey(Facts facts, Consumer<String> line)
            throws InterruptedException {
        try (var open = new Proof(server, line).proven(next)) {
            return told("answered", "version " + open.client().status().version());
        }
    }

    private Optional<Map<String, String>> removeVaultKey(Facts facts, Consumer<String> line)
            throws InterruptedException {
        try (var open = new Proof(server, line).proven(next)) {
            open.client().revoke(old.vaultKey().point());
        }
        return told("revoked", old.vaultKey().toString());
    }

    private Optional<Map<String, String>> oldKeysAreRefused(Facts facts, Consumer<String> line)
            throws InterruptedException {
        var proof = new Proof(server, line);
        proof.isRefused(Reach.ADMIN, old.adminKey());
        proof.isRefused(Proof.BRIDGE, old.bridgeKey());
        try (var open = proof.proven(next)) {
            proof.isDenied(open, old.vaultKey());
        }
        return told("refused", prints(old));
    }

    /// The old key vouches for the new one: it is told over a connection that only the old one's owner can hold.
    private List<RunStep> hostKey() {
        return List.of(
                script("prepare-host-key", facts -> Parameters.none().with(Parameter.BOOT_HOST_KEY, server.hostKey())),
                script(
                        "switch-host-key",
                        facts -> Parameters.none().with(Parameter.HOST_KEY, facts.get(ServerScripts.HOST_KEY))),
                step("old-host-key-gone", this::oldHostKeyIsGone));
    }

    private WorkStep script(String step, Function<Facts, Parameters> parameters) {
        return WorkStep.of(
                step,
                RotationEvidence.title(step),
                new ScriptRunStep(Steps.named(step), after, parameters, this::pins, true));
    }

    private List<SshPublicKey> pins(Facts facts) {
        var made = facts.find(ServerScripts.HOST_KEY).map(SshPublicKey::new);
        return made.filter(key -> !key.text().equals(server.hostKey()))
                .map(key -> List.of(server.pin(), key))
                .orElse(List.of(server.pin()));
    }

    private Optional<Map<String, String>> oldHostKeyIsGone(Facts facts, Consumer<String> line)
            throws InterruptedException {
        var own = new SshPublicKey(facts.get(ServerScripts.HOST_KEY));
        if (own.equals(server.pin())) {
            throw new IllegalStateException("the server told its old key as the new one");
        }
        SshKey admin = next.adminKey();
        var proof = new Proof(server, line);
        proof.opens(Reach.ADMIN, admin, own);
        proof.isNotItsKey(admin, server.pin());
        return told("shown", own.fingerprint());
    }
}
