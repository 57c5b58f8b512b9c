package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.issuer.FakeIssuer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The terminal sets whom the page asks, and does without itself.
@Tag("all")
class LoginInATerminalTest {
    private static final List<String> OPEN = List.of("correct horse battery staple");

    @TempDir
    Path folder;

    @Test
    void anIssuerIsAskedBeforeItIsTakenAndTheTerminalNeedsNone() throws Exception {
        var terminal = new Terminal(folder.resolve("home"));
        terminal.type(OPEN, "create");
        try (var issuer = new FakeIssuer()) {
            assertThat(terminal.type(OPEN, "settings", "--issuer", issuer.address())
                            .err())
                    .contains("--issuer with --client-id");
            assertThat(terminal.type(OPEN, "settings", "--no-issuer", "--any-account")
                            .code())
                    .isEqualTo(2);
            var unsafe = terminal.type(OPEN, "settings", "--issuer", "http://issuer.example", "--client-id", "x");
            assertThat(unsafe.code()).isEqualTo(2);
            assertThat(unsafe.err()).contains("is no issuer", "https://");
            var other = terminal.type(OPEN, "settings", "--issuer", issuer.address() + "/", "--client-id", "x");
            assertThat(other.code()).isEqualTo(69);
            assertThat(other.err()).contains("does not name itself", "Nothing was changed");
            assertThat(terminal.type(OPEN, "settings").out()).contains("asks for the password alone");

            var set = terminal.type(
                    OPEN, "settings", "--issuer", issuer.address(), "--client-id", FakeIssuer.CLIENT, "--json");
            assertThat(set.code()).as(set.out() + set.err()).isZero();
            assertThat(set.data().path("lock_after_minutes").asInt(0)).isEqualTo(10);
            assertThat(set.data().path("login").path("issuer").path("issuer").asString(""))
                    .isEqualTo(issuer.address());
        }
        assertThat(terminal.type(OPEN, "settings").out()).contains("The first who signs in", "Nobody is signed in");
        var away = terminal.type(OPEN, "settings", "--issuer", "http://127.0.0.1:9", "--client-id", "x");
        assertThat(away.code()).isEqualTo(69);
        assertThat(away.err()).contains("does not answer");

        assertThat(terminal.type(OPEN, "settings", "--no-issuer").out()).contains("asks for the password alone");
        assertThat(terminal.type(OPEN, "audit").out()).contains("login.required", "login.dropped");
        assertThat(terminal.type(OPEN, "verify").out()).isEqualTo("All is as it was written.\n");
    }
}
