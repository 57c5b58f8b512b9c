package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The very script, in a shell of this machine: its accounts are folders, and a session is a process that sleeps.
class KeysStepTest {
    private static final String ADMIN = "restrict,pty " + Samples.KEY.text();
    private static final String STAYS = "restrict,command=\"/usr/bin/id\" " + Samples.OTHER.text();
    private static final String GOES =
            "restrict,command=\"/usr/bin/id\" " + Samples.key(3).text();
    private static final String BRIDGE = "nocodo-bridge";

    /// What only a server with these accounts has.
    private static final String ACCOUNTS = """
            state=%1$s/state
            getent() { printf '%%s:x:0:0::%1$s/%%s:/bin/sh\\n' "$2" "$2"; }
            id() { echo group; }
            install() { # -d -m MODE [-o NAME -g GROUP] FOLDER, or -m MODE -o NAME -g GROUP FROM TO
                case $1 in
                    -d) for made in "$@"; do :; done; mkdir -p "$made" ;;
                    -m) [ "$3 $5" = '-o -g' ] || fail "install $*"; cp "$7" "$8" ;;
                    *) fail "install $*" ;;
                esac
            }
            pgrep() { [ "$1 $3" = '-u ^sshd' ] || fail "pgrep $*"; cat "%1$s/$2.sessions" 2>/dev/null; }
            """;

    @TempDir
    Path folder;

    private final List<Process> sessions = new ArrayList<>();

    @BeforeEach
    void make() throws IOException {
        accepts("nocodo", ADMIN);
        accepts(BRIDGE, STAYS + "\n" + GOES);
    }

    @AfterEach
    void end() {
        sessions.forEach(Process::destroyForcibly);
    }

    private Path list(String account, String name) {
        return folder.resolve(account).resolve(".ssh").resolve(name);
    }

    private void accepts(String account, String lines) throws IOException {
        Files.createDirectories(list(account, "x").getParent());
        Files.writeString(list(account, "authorized_keys"), lines + "\n");
    }

    private Process session(String account) throws IOException {
        var process = new ProcessBuilder("sleep", "600").start();
        sessions.add(process);
        Files.writeString(folder.resolve(account + ".sessions"), process.pid() + "\n");
        return process;
    }

    private String run(String more) throws Exception {
        var keys = Steps.named("keys");
        var step = new Step(
                keys.id(),
                keys.title(),
                keys.expected(),
                keys.parameters(),
                ACCOUNTS.formatted(folder) + more + keys.apply(),
                keys.files());
        var told = Samples.parameters().with(Parameter.BRIDGE_KEYS, STAYS);
        var shell = new ProcessBuilder("sh", "-s").redirectErrorStream(true).start();
        try (var in = shell.getOutputStream()) {
            in.write(Script.apply(step, told).text().getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return said;
    }

    private static boolean isEnded(Process session) throws InterruptedException {
        return session.waitFor(10, TimeUnit.SECONDS);
    }

    @Test
    void aKeyThatGoesTakesItsSessionsAlongAndTheOthersStay() throws Exception {
        var bridge = session(BRIDGE);
        var admin = session("nocodo");

        assertThat(run("")).contains("nocodo: done keys");

        assertThat(isEnded(bridge)).isTrue();
        assertThat(admin.isAlive()).isTrue();
        assertThat(list(BRIDGE, "authorized_keys")).hasContent(STAYS);
        var later = session(BRIDGE);
        assertThat(run("")).contains("nocodo: done keys").doesNotContain("nocodo: changed");
        assertThat(later.isAlive()).isTrue();
    }

    @Test
    void whoIsKilledBetweenTheNewListAndTheEndOfTheSessionsEndsThemAtTheNextTry() throws Exception {
        var bridge = session(BRIDGE);

        // The administrator's list comes first, and nothing of it goes.
        assertThat(run("sync() { case $1 in *bridge*) kill -PIPE $$ ;; esac; }\n"))
                .doesNotContain("nocodo: done");
        assertThat(list(BRIDGE, "authorized_keys")).hasContent(STAYS);
        assertThat(bridge.isAlive()).isTrue();
        assertThat(run("")).contains("nocodo: done keys");

        assertThat(isEnded(bridge)).isTrue();
    }

    @Test
    void theSecondListOfKeysGoesAndCountsAsKeysThatWent() throws Exception {
        accepts(BRIDGE, STAYS);
        Files.writeString(list(BRIDGE, "authorized_keys2"), GOES + "\n");
        var bridge = session(BRIDGE);

        assertThat(run("")).contains("nocodo: done keys");

        assertThat(list(BRIDGE, "authorized_keys2")).doesNotExist();
        assertThat(isEnded(bridge)).isTrue();
    }
}
