package com.nocodo.vault.server;

import com.nocodo.protocol.ProblemException;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.way.OperatorLine;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes the operator and this vault known to each other, by a secret that dies of it. A line that broke in between
/// leaves nothing behind that a second time does not replace.
final class PairRunStep implements RunStep {
    /// The operator's public key in Base64, once it proved that it is the one that was installed.
    static final String OPERATOR_KEY = "operator-key";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScriptRunStep leave;
    private final Wanted wanted;
    private final ServerKeys keys;
    private final int port;
    private Optional<Map<String, String>> done = Optional.empty();

    /// @param leave leaves the secret on the server
    PairRunStep(ScriptRunStep leave, Wanted wanted, ServerKeys keys, int port) {
        this.leave = leave;
        this.wanted = wanted;
        this.keys = keys;
        this.port = port;
    }

    @Override
    public String id() {
        return "pair";
    }

    @Override
    public String title() {
        return "Make the operator and this vault known to each other";
    }

    @Override
    public Duration usual() {
        return Duration.ofSeconds(4);
    }

    /// Whose vault it is, for people.
    static String vaultName() {
        return "the vault of " + System.getProperty("user.name", "somebody");
    }

    @Override
    public Found look(Facts facts) {
        return done.<Found>map(Found.Done::new).orElseGet(Found.Absent::new);
    }

    /// The bridge's key goes to nobody but who has the host key that the server made itself.
    ///
    /// @throws ProblemException `denied` where who answers does not know the secret
    @Override
    public void take(Facts facts, Consumer<String> line) throws InterruptedException {
        leave.take(facts, line);
        var pin = new SshPublicKey(facts.get(ServerScripts.HOST_KEY));
        var host = facts.get(CloudRunStep.ADDRESS);
        try (var open = OperatorLine.open(host, port, pin, keys.bridge(), PATIENCE, line)) {
            var vault = keys.vault();
            var operator =
                    open.client().pair(wanted.tag(), vault.point(), vaultName(), pin.fingerprint(), wanted.pairing());
            open.client().prove(operator, vault.seed(), vault.point());
            done = Optional.of(Map.of(OPERATOR_KEY, Base64.getEncoder().encodeToString(operator.key())));
        }
    }
}
