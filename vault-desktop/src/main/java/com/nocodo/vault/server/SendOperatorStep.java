package com.nocodo.vault.server;

import com.nocodo.provisioning.SshPublicKey;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Sends the operator's archive to where only root reads it, unless the server has it. A vault with another archive
/// sends that one.
final class SendOperatorStep implements RunStep {
    /// A slow line at home.
    private static final int USUAL_BYTES_A_SECOND = 4 * 1024 * 1024;

    /// The public key of who signed the operator that was sent.
    static final String SIGNER = "operator-signer";

    private final OperatorArchive archive;
    private final ScriptRunStep staging;
    private final Reach reach;
    private final Function<Facts, List<SshPublicKey>> pins;
    private final Optional<String> address;

    /// @param staging tells whether the server has it
    SendOperatorStep(
            OperatorArchive archive, ScriptRunStep staging, Reach reach, Function<Facts, List<SshPublicKey>> pins) {
        this(archive, staging, reach, pins, Optional.empty());
    }

    /// @param address of a server that was made before this run
    SendOperatorStep(
            OperatorArchive archive,
            ScriptRunStep staging,
            Reach reach,
            Function<Facts, List<SshPublicKey>> pins,
            String address) {
        this(archive, staging, reach, pins, Optional.of(address));
    }

    private SendOperatorStep(
            OperatorArchive archive,
            ScriptRunStep staging,
            Reach reach,
            Function<Facts, List<SshPublicKey>> pins,
            Optional<String> address) {
        this.address = address;
        this.archive = archive;
        this.staging = staging;
        this.reach = reach;
        this.pins = pins;
    }

    @Override
    public String id() {
        return "send-operator-" + archive.sum().substring(0, 12);
    }

    @Override
    public String title() {
        return "Send the operator";
    }

    @Override
    public Duration usual() {
        return Duration.ofSeconds(2 + archive.size() / USUAL_BYTES_A_SECOND);
    }

    @Override
    public Found look(Facts facts) throws InterruptedException {
        staging.take(facts, line -> {});
        return staging.look(facts) instanceof Found.Done(var told)
                        && !"missing".equals(told.getOrDefault("operator-archive", "missing"))
                ? new Found.Done(signed(told))
                : new Found.Absent();
    }

    /// Who signed the first one signs all later ones.
    private Map<String, String> signed(Map<String, String> told) {
        Map<String, String> found = new HashMap<>(told);
        found.put(SIGNER, archive.signer().text());
        return found;
    }

    @Override
    public void take(Facts facts, Consumer<String> line) throws InterruptedException {
        try (var content = archive.open()) {
            reach.put(
                    address.orElseGet(() -> facts.get(CloudRunStep.ADDRESS)),
                    pins.apply(facts),
                    new Counted(content, archive.size(), line),
                    archive.size(),
                    archive.staged(),
                    () -> false,
                    line);
        } catch (IOException e) {
            throw new IllegalStateException("a file that was read cannot be closed", e);
        }
    }
}
