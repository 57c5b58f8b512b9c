package com.nocodo.vault.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nocodo.vault.cli.Terminal;
import com.nocodo.vault.door.SettingsView;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.door.VaultView;
import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.safe.KnownSecrets;
import com.nocodo.vault.server.TestArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each process of the vault knows while it is unlocked, and that after a lock none of them knows anything.
///
/// @see "docs/decisions/0065-processes-of-the-vault.md"
@Tag("all")
class MemoryTest {
    private static final String PASSWORD = "canary-4b7d-of-the-password-91c2";
    private static final String OTHER_TOKEN = "Canary0OfAnotherProvider1Which2NobodyAsks3ForInThisTest4567890ab";
    private static final String MASTER = "master key";
    private static final String TOKEN = "token";
    private static final String OTHER = "another provider's token";
    private static final String SEED = "private key of the server: ";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private FakeScaleway cloud;
    private Terminal terminal;
    private String key;
    private @Nullable KeptHolder holder;

    @BeforeEach
    void aVaultWithTwoKeys() throws Exception {
        assumeTrue(
                System.getProperty("user.name", "").equals("root"), "only root sees the memory of shielded processes");
        cloud = new FakeScaleway(InstantSource.system());
        terminal = new Terminal(folder.resolve("home"))
                .with("NOCODO_SCALEWAY_BASE", cloud.address().url().toString())
                .with("NOCODO_OPERATOR_DIST", TestArchive.in(folder).toString());
        type(List.of(PASSWORD), "create", "--json");
        type(List.of(PASSWORD, OTHER_TOKEN), "key", "add", "hetzner", "--name", "other");
        key = type(
                        List.of(PASSWORD, FakeScaleway.SECRET),
                        "key",
                        "add",
                        "scaleway",
                        "--name",
                        "main",
                        "--access-key",
                        FakeScaleway.ACCESS_KEY,
                        "--json")
                .data()
                .path("id")
                .asString("");
        assertThat(key).as(said.toString()).isNotEmpty();
        assertThat(OurProcess.all()).as("after a terminal's command").isEmpty();
    }

    @AfterEach
    void stop() {
        if (holder != null) {
            holder.close();
        }
        if (cloud != null) {
            cloud.close();
        }
    }

    private Terminal.Said type(List<String> secrets, String... words) throws IOException, InterruptedException {
        var answer = terminal.type(secrets, words);
        said.add(answer.out() + answer.err());
        return answer;
    }

    private Needles typed() {
        return new Needles()
                .text("password", PASSWORD)
                .text(TOKEN, FakeScaleway.SECRET)
                .text(OTHER, OTHER_TOKEN);
    }

    /// With what only the vault's file tells.
    private Needles known() throws IOException {
        var needles = typed();
        var secrets = KnownSecrets.of(terminal.home().resolve("vault"), PASSWORD, "server", folder);
        needles.bytes(MASTER, secrets.master());
        for (var server : secrets.bodies()) {
            for (var of : List.of("boot", "admin", "bridge")) {
                needles.bytes(SEED + of, server.path("wanted").path(of).binaryValue());
            }
        }
        return needles;
    }

    private VaultApi startHolder() throws IOException {
        holder = KeptHolder.start(terminal.home(), cloud.address().url().toString());
        return holder.door();
    }

    private static Set<String> found(String program, Needles needles) throws IOException {
        var found = new TreeSet<String>();
        for (var process : OurProcess.all(program).toList()) {
            found.addAll(MemoryScan.of(process.pid(), needles));
        }
        return found;
    }

    /// In whatever process of ours is still there.
    private static Map<OurProcess, Set<String>> left(Needles needles) throws IOException {
        var left = new java.util.HashMap<OurProcess, Set<String>>();
        for (var process : OurProcess.all()) {
            left.put(process, MemoryScan.of(process.pid(), needles));
        }
        return left;
    }

    /// Runs it in the middle of a call, while the one who calls waits for the answer.
    private <T> CompletableFuture<T> during(String call, Looking<T> look) {
        var seen = new CompletableFuture<T>();
        cloud.faults().rewrite(call, reply -> {
            if (!seen.isDone()) {
                try {
                    seen.complete(look.look());
                } catch (Exception | AssertionError e) {
                    seen.completeExceptionally(e);
                }
            }
            return reply;
        });
        return seen;
    }

    private interface Looking<T> {
        T look() throws Exception;
    }

    @Test
    void theDerivationKnowsThePasswordAloneAndEndsWithIt() throws Exception {
        var vault = startHolder();
        var needles = known();
        var unlocking = CompletableFuture.supplyAsync(() -> vault.unlock(PASSWORD));

        Set<String> seen = new TreeSet<>();
        while (!unlocking.isDone()) {
            for (var child : OurProcess.all("DerivationChild").toList()) {
                child.signal("STOP");
                seen.addAll(MemoryScan.of(child.pid(), needles));
                if (!seen.isEmpty()) {
                    assertThat(child.coreLimit()).isEqualTo("Max core file size 0 0 bytes");
                }
                child.signal("CONT");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }

        assertThat(unlocking.get(1, TimeUnit.MINUTES).open()).isTrue();
        assertThat(seen).containsExactly("password");
        assertThat(OurProcess.all()).extracting(OurProcess::program).containsExactly("Holder");
    }

    @Test
    void aCheckOfAKeyKnowsThatKeyAlone() throws Exception {
        var vault = startHolder();
        vault.unlock(PASSWORD);
        var needles = known();
        var worker = during("GET api-key", () -> {
            assertThat(OurProcess.all("Worker"))
                    .allSatisfy(one -> assertThat(one.coreLimit()).isEqualTo("Max core file size 0 0 bytes"));
            return found("Worker", needles);
        });

        vault.keys().check(key);

        assertThat(worker.get(1, TimeUnit.MINUTES)).containsExactly(TOKEN);
        OurProcess.awaitEnd(one -> one.program().equals("Worker"));
    }

    /// In the middle of the making of a server, when most processes know most.
    private record Middle(
            Needles needles, Set<String> holder, Set<String> worker, Set<String> terminal, Set<String> shown) {}

    private Middle look(VaultApi vault) throws Exception {
        var needles = known();
        vault.keys().all(); // which opens each of them
        assertThat(OurProcess.all("Holder"))
                .singleElement()
                .satisfies(one -> assertThat(one.coreLimit()).isEqualTo("Max core file size 0 0 bytes"));
        return new Middle(
                needles,
                found("Holder", needles),
                found("Worker", needles),
                found("Main", needles),
                shownByTheSystem(needles));
    }

    /// What `ps` shows of all processes, their environments too.
    private static Set<String> shownByTheSystem(Needles needles) {
        var shown = new TreeSet<String>();
        ProcessHandle.allProcesses()
                .forEach(process -> List.of("cmdline", "environ")
                        .forEach(file ->
                                shown.addAll(needles.in(String.join("\n", OurProcess.words(process.pid(), file))
                                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))));
        return shown;
    }

    @Test
    void whatWasKnownWhileAServerWasMadeNobodyKnowsAfterTheLock() throws Exception {
        var vault = startHolder();
        vault.unlock(PASSWORD);
        var seen = during("POST servers", () -> look(vault));

        var making = terminal.start(
                List.of(PASSWORD),
                ("server create shop --key " + key + " --zone fr-par-1 --size DEV1-L --yes --json").split(" "));
        var middle = seen.get(5, TimeUnit.MINUTES);
        assertThat(middle.holder()).contains("password", MASTER, TOKEN, OTHER, SEED + "boot", SEED + "admin");
        assertThat(middle.worker())
                .contains(TOKEN, SEED + "boot", SEED + "admin")
                .doesNotContain("password", MASTER, OTHER);
        assertThat(middle.terminal()).containsExactly("password");
        assertThat(middle.shown()).isEmpty();

        type(List.of(), "lock");
        said.add(new String(making.getInputStream().readAllBytes())
                + new String(making.getErrorStream().readAllBytes()));
        OurProcess.awaitEnd(_ -> true);
        var next = startHolder();

        assertThat(next.vault().state()).isEqualTo(VaultView.State.LOCKED);
        assertThat(left(middle.needles()))
                .hasSize(1)
                .allSatisfy((_, found) -> assertThat(found).isEmpty());
        nothingIsWrittenOrSaid(middle.needles());
    }

    private void nothingIsWrittenOrSaid(Needles needles) throws IOException {
        try (var files = Files.walk(terminal.home())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(needles.in(Files.readAllBytes(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
        assertThat(said)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(needles.in(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                        .isEmpty());
    }

    @Test
    void nobodyKnowsAnythingAfterItLockedByItself() throws Exception {
        var vault = startHolder();
        vault.unlock(PASSWORD);
        vault.setSettings(new SettingsView(1, null));
        var needles = known();
        assertThat(found("Holder", needles)).contains("password", MASTER);

        OurProcess.awaitEnd(_ -> true); // a minute later
        startHolder();

        assertThat(left(needles))
                .hasSize(1)
                .allSatisfy((_, found) -> assertThat(found).isEmpty());
    }
}
