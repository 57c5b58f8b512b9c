package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.server.BootingCloud;
import com.nocodo.vault.server.TestArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that was broken into is gone, and its projects are on another one: through a sealed backup, with a vault
/// that is killed while it pulls and while it restores.
@Tag("all")
class BackupStoryContainerTest {
    private static final List<String> OPEN = MortalVault.OPEN;
    private static final String CANARY = "They pay for canary-7f3a9c buns.";
    private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    private final BootingCloud cloud = BootingCloud.startWithTools();
    private MortalVault vault;
    private String key;

    @BeforeEach
    void start() throws Exception {
        vault = new MortalVault(folder.resolve("home"), cloud.api(), TestArchive.real());
        key = vault.prepare();
        create("shop");
    }

    @AfterEach
    void stop() throws Exception {
        vault.type("lock");
        cloud.close();
    }

    private void create(String name) throws Exception {
        var created = vault.terminal.type(
                OPEN, "server", "create", name, "--yes", "--zone", "fr-par-1", "--size", "DEV1-L", "--key", key);
        assertThat(created.code()).as(created.err()).isZero();
    }

    private Terminal.Said must(String words) throws Exception {
        var said = vault.type(words);
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        return said;
    }

    /// As its owner does in the web app.
    ///
    /// @return what it is called
    private String describeAProject() throws Exception {
        try (var entered = Entered.into(vault.terminal, OPEN, "shop")) {
            var body = "{\"key\": \"first\", \"text\": \"I run a bakery. Customers have a name and an email. %s\"}";
            var made = entered.post("/api/v1/projects", body.formatted(CANARY), entered.signIn());
            var slug = SLUG.matcher(made);
            assertThat(slug.find()).as(made).isTrue();
            return slug.group(1);
        }
    }

    private void nothingIsInClear() throws IOException {
        try (var files = Files.walk(vault.terminal.home())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("canary-7f3a9c");
            }
        }
    }

    @Test
    void whatWasOnAServerThatWasBrokenIntoIsOnAnotherOne() throws Exception {
        var project = describeAProject();

        vault.killWhenTold("Bring it here", "server", "backup", "shop");
        nothingIsInClear();
        var pulled = vault.terminal.type(OPEN, "server", "backup", "shop", "--json");
        assertThat(pulled.code()).as(pulled.err()).isZero();
        var backup = pulled.data().path("id").asString("");
        nothingIsInClear();
        assertThat(cloud.host().root("ls -A /var/lib/nocodo-state 2>/dev/null").stdout())
                .isEmpty();
        assertThat(must("server backups shop").out()).contains(backup, "1 project");

        assertThat(must("server trust shop --hostile").out())
                .contains("--like shop", "server restore NEW BACKUP", "server destroy shop");
        assertThat(vault.type("server backup shop").err()).contains("what it would give you now is theirs");
        must("server destroy shop --yes");
        create("shop2");
        vault.killWhenTold("Restore what", "server", "restore", "shop2", backup);
        var restored = must("server restore shop2 " + backup);

        assertThat(restored.out()).contains("shop2 has what was in " + backup, "1 project");
        try (var entered = Entered.into(vault.terminal, OPEN, "shop2")) {
            var cookie = entered.signIn();
            assertThat(entered.ask("/api/v1/projects", "Cookie: " + cookie))
                    .startsWith("HTTP/1.1 200")
                    .contains(project);
        }
        var again = vault.type("server restore shop2 " + backup);
        assertThat(again.err()).contains("was undone, and all is as before");
        nothingIsInClear();
        must("server delete-backup %s --yes".formatted(backup));
        assertThat(must("server backups").out()).contains("No backup yet", "shop2 has no backup");
        must("server destroy shop2 --yes");
    }
}
