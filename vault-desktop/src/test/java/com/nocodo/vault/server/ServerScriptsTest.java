package com.nocodo.vault.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.provisioning.Parameter;
import com.nocodo.provisioning.Script;
import com.nocodo.provisioning.Steps;
import com.nocodo.vault.ssh.SshKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerScriptsTest {
    private final byte[] seed = new byte[32];
    private final Wanted wanted =
            new Wanted("nocodo-op-1", "", "", "", 0, "shop", null, seed, seed, seed, seed, seed, 20_000);

    @TempDir
    Path folder;

    @Test
    void aServerWhoseSecretIsDeadCanStillBeUpdatedAndGivenBack() throws Exception {
        var archive = OperatorArchive.find(
                Map.of("NOCODO_OPERATOR_DIST", TestArchive.in(folder).toString()));
        var keys = ServerRuns.keys(wanted);
        try (var reach = new Reach(Reach.SSH, keys.admin())) {
            var first = new SshKey(seed).publicKey();
            var facts = Facts.told(Map.of(ServerScripts.HOST_KEY, first.text()));
            var told = new ServerScripts(wanted.paired(), keys, archive, reach, first)
                    .parameters(facts)
                    .with(Parameter.UPDATE_ID, "1")
                    .with(Parameter.UPDATE_SECONDS, "120");

            assertThat(Stream.concat(Steps.update().stream(), Stream.of(Steps.named("remove-operator")))
                            .map(step -> Script.apply(step, told).text()))
                    .isNotEmpty()
                    .noneMatch(String::isEmpty);
        }
    }

    /// Nobody can go on with it, and nothing else could be done to the server.
    @Test
    void anUpdateWhoseArchiveWasExchangedIsGoneBackFromOnceTheServerWasAsked() throws Exception {
        var archive = OperatorArchive.find(
                Map.of("NOCODO_OPERATOR_DIST", TestArchive.in(folder).toString()));
        var keys = ServerRuns.keys(wanted);
        var host = new SshKey(seed).publicKey().text();
        var signer = archive.signer().text();
        var update =
                new UpdateWanted(3, "127.0.0.1", 22, host, seed, "0.0.1", "0".repeat(64), "0.0.0", signer, false, null);
        try (var reach = new Reach(Reach.SSH, keys.admin())) {
            var updating = new Updating(update, wanted, keys, archive, reach);

            assertThat(updating.steps(true)).extracting(RunStep::id).containsExactly("undo-update");
            assertThatThrownBy(() -> updating.steps(false)).hasMessageContaining("Bring that one back");
        }
    }
}
