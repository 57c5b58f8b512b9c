package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.server.TestArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As a person does it, each command a process; the holder comes and goes with it.
@Tag("all")
class VaultInATerminalTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final List<String> OPEN = List.of(PASSWORD);

    @TempDir
    Path folder;

    private Terminal terminal;
    private FakeScaleway cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new FakeScaleway(InstantSource.system());
        terminal = new Terminal(folder.resolve("home"))
                .with("NOCODO_SCALEWAY_BASE", cloud.address().url().toString())
                .with("NOCODO_OPERATOR_DIST", TestArchive.in(folder).toString());
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aVaultIsMadeOpenedByItsPasswordAloneAndBroughtBackByItsSheet() throws Exception {
        assertThat(terminal.type(List.of(), "status").out()).contains("There is no vault");
        assertThat(terminal.type(List.of("short"), "create").code()).isEqualTo(2);
        var created = terminal.type(OPEN, "create", "--json");
        var code = created.data().path("recovery_code").asString("");
        assertThat(code).matches("([0-9A-Z]{4}-){6}[0-9A-Z]{4}");

        var refused = terminal.type(List.of("another password entirely"), "key", "list");
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.err()).contains("That is not it").doesNotContain("another password");
        assertThat(terminal.type(OPEN, "create").code()).isEqualTo(5);

        var recovered = terminal.type(List.of(code, "a new password for it"), "recover");
        assertThat(recovered.code()).as(recovered.err()).isZero();
        assertThat(terminal.type(OPEN, "verify").code()).isEqualTo(6);
        assertThat(terminal.type(List.of("a new password for it"), "verify").out())
                .isEqualTo("All is as it was written.\n");
        assertThat(terminal.type(List.of("a new password for it"), "audit").out())
                .contains("vault.create", "vault.recover", "unlock.failed");
    }

    @Test
    void aKeyIsCheckedFieldByFieldAndAtTheProviderAndNeverShown() throws Exception {
        terminal.type(OPEN, "create");

        var wrong = terminal.type(
                List.of(PASSWORD, "not-a-secret-key"),
                "key",
                "add",
                "scaleway",
                "--name",
                "main",
                "--access-key",
                "SCW1");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("access_key").doesNotContain("not-a-secret-key");

        var id = addKey();
        assertThat(terminal.type(OPEN, "key", "list").out())
                .contains("scaleway", "main", FakeScaleway.ACCESS_KEY)
                .doesNotContain(FakeScaleway.SECRET);
        assertThat(terminal.type(OPEN, "key", "check", id).out()).contains("what is needed and no more");
        cloud.grants().add("AllProductsFullAccess");
        assertThat(terminal.type(OPEN, "key", "check", id).out())
                .contains("more than it needs", "AllProductsFullAccess");
        assertNothingSecretIn(folder, FakeScaleway.SECRET, PASSWORD);
    }

    private String addKey() throws IOException, InterruptedException {
        var added = terminal.type(
                List.of(PASSWORD, FakeScaleway.SECRET),
                "key",
                "add",
                "scaleway",
                "--name",
                "main",
                "--access-key",
                FakeScaleway.ACCESS_KEY,
                "--json");
        assertThat(added.code()).as(added.out() + added.err()).isZero();
        return added.data().path("id").asString("");
    }

    @Test
    void aServerIsPlannedWithItsPriceAndNeverOrderedAboveTheCap() throws Exception {
        terminal.type(OPEN, "create");
        var key = addKey();
        String[] order = {"shop", "--key", key, "--zone", "fr-par-1", "--size", "DEV1-L"};

        var plan = terminal.type(OPEN, words("server plan", order));
        assertThat(plan.out())
                .contains("Order the server", "Send the operator", "0.04284 EUR an hour", "open ports: [22]");
        assertThat(cloud.serversMade()).isZero();

        terminal.type(OPEN, "settings", "--cost-cap", "0.01");
        var refused = terminal.type(OPEN, words("server create --yes", order));
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.err()).contains("more than your cap of 0.01");
        assertThat(cloud.resources()).isZero();
        assertThat(terminal.type(
                                OPEN,
                                words("server plan", "A;B", "--key", key, "--zone", "fr-par-1", "--size", "DEV1-L"))
                        .err())
                .contains("Not a name for a server");
    }

    @Test
    void withoutAnOperatorToInstallNothingIsOrdered() throws Exception {
        terminal.type(OPEN, "create");
        var key = addKey();

        var refused = terminal.with("NOCODO_OPERATOR_DIST", "/nowhere/nocodo-operator-1-linux-x86_64.tar.gz")
                .type(OPEN, words("server create --yes shop --zone fr-par-1 --size DEV1-L", "--key", key));

        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("NOCODO_OPERATOR_DIST");
        assertThat(cloud.resources()).isZero();
    }

    private static String[] words(String verb, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(verb.split(" ")), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void twoCommandsAtOnceAreNotAnsweredByTwoHolders() throws Exception {
        terminal.type(OPEN, "create");
        var first = terminal.start(OPEN, "audit");
        var second = terminal.start(OPEN, "audit");

        var codes = Set.of(first.waitFor(), second.waitFor());

        assertThat(codes).isSubsetOf(0, 69); // the one that comes in the moment of starting is told to try again
        assertThat(codes).contains(0);
    }

    private static void assertNothingSecretIn(Path folder, String... secrets) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(one -> !one.toString().endsWith(".secrets"))
                    .toList()) {
                var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content).as(file.toString()).doesNotContain(secrets);
            }
        }
    }
}
